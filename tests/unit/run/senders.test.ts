import { describe, expect, it } from 'vitest';
import { type CheckOptions, checkPayload } from '../../../src/index.js';

const message = (sender: string, id: string): string =>
  [
    `MSH|^~\\&|PAS|${sender}|TIE|RZZ|20261101090000||ADT^A01|${id}|P|2.4`,
    'EVN|A01|20261101090000',
    'PID|1||9990000018^^^NHS^NH||TESTCASE^EXAMPLE||19800203|2',
  ].join('\r');

const check = (text: string, options: CheckOptions = {}) =>
  checkPayload(new TextEncoder().encode(text), { name: 'a.hl7', asOf: '2026-11-01', ...options });

describe('the sender of a payload', () => {
  it('is said of the payload and counted with what it sent', async () => {
    const report = await check(message('RZZ', '1'));
    expect(report.payloads[0]?.sender).toEqual({ ods: 'RZZ', from: 'MSH-4' });
    expect(report.senders).toMatchObject([{ ods: 'RZZ', from: 'MSH-4', generation: 'hl7v2', payloads: 1, records: 1 }]);
    const ours = report.standards.find(({ id }) => id === 'nhs-number')!.counts;
    const theirs = report.senders![0]!.standards.find(({ id }) => id === 'nhs-number');
    expect(theirs).toEqual({ id: 'nhs-number', pass: ours.pass, fail: ours.fail, review: ours.review });
  });

  it('is not said where the records of a payload name several', async () => {
    const report = await check(`${message('RZZ', '1')}\r${message('RYY', '2')}`);
    expect(report.payloads).toMatchObject([{ records: 2 }]);
    expect(report.payloads[0]).not.toHaveProperty('sender');
    expect(report.senders!.map(({ ods }) => ods)).toEqual([undefined]);
  });

  it('is not said under --values none', async () => {
    const report = await check(message('RZZ', '1'), { values: 'none' });
    expect(report.payloads[0]).not.toHaveProperty('sender');
    expect(JSON.stringify(report.senders)).not.toContain('RZZ');
  });
});
