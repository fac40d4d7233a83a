import { describe, expect, it } from 'vitest';
import { checkPayload } from '../../../src/index.js';
import { Said } from '../../../src/run/said.js';

describe('what is listed once', () => {
  it('is new for each rule and each text', () => {
    const said = new Said();
    const asked = [
      ['a', 'x'],
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'x'],
    ] as const;
    expect(asked.map(([rule, text]) => said.isNew(rule, text))).toEqual([true, false, true, true]);
  });

  it('is bounded, and each rule is listed all the same', () => {
    const said = new Said();
    const listed = Array.from({ length: 1000 }, (_, number) => said.isNew('a', String(number))).filter(Boolean);
    expect(listed).toHaveLength(200);
    expect([said.isNew('b', 'x'), said.isNew('b', 'y')]).toEqual([true, false]);
  });
});

describe('definitions that are not loaded', () => {
  const patient = (id: string, host: string) =>
    JSON.stringify({ resourceType: 'Patient', id, extension: [{ url: `http://${host}/one`, valueString: 'x' }] });

  it('are listed once for each URL, and counted each time', async () => {
    const lines = [patient('1', 'a.example.org'), patient('2', 'b.example.org'), patient('3', 'a.example.org')];
    const report = await checkPayload(new TextEncoder().encode(`${lines.join('\n')}\n`), { name: 'a.ndjson' });
    const listed = report.findings.filter(({ message }) => message.startsWith('The extension '));
    expect(listed.map(({ message }) => message.match(/[ab]\.example\.org/)?.[0])).toEqual([
      'a.example.org',
      'b.example.org',
    ]);
    const rules = report.standards.flatMap(({ id, rules = [] }) =>
      rules.map((rule) => ({ ...rule, key: [id, rule.id] })),
    );
    const asked = rules.filter(
      ({ key: [standard, rule] }) => rule === listed[0]?.rule || `${standard}/${rule}` === listed[0]?.rule,
    );
    expect(asked.map(({ counts }) => counts.review)).toEqual([3]);
  });
});
