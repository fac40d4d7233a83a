import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../../src/payload/inflate.js';
import { readAll } from './opened.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const message = 'MSH|^~\\&|A||||1||ADT^A01|1|P|2.4\r';

describe('archives', () => {
  it('gives one payload for each file of a zip', async () => {
    const zip = zipSync({
      'a/Zoë.hl7': bytes(message),
      'a/empty.txt': bytes(''),
      'b.json': bytes('{"resourceType":"ServiceRequest"}'),
    });
    const payloads = await readAll(zip, {}, 'all.zip');
    expect(payloads.map(({ name, generation }) => [name, generation])).toEqual([
      ['all.zip!/a/Zoë.hl7', 'hl7v2'],
      ['all.zip!/a/empty.txt', 'unknown'],
      ['all.zip!/b.json', 'fhir-r4'],
    ]);
  });

  it('opens gzip in place, also inside a zip', async () => {
    expect(await readAll(gzipSync(bytes(message)), {}, 'm.hl7.gz')).toMatchObject([
      { name: 'm.hl7.gz', generation: 'hl7v2' },
    ]);
    expect(await readAll(zipSync({ 'm.gz': gzipSync(bytes(message)) }))).toMatchObject([{ generation: 'hl7v2' }]);
  });

  it('does not open archives in archives', async () => {
    const [payload] = await readAll(zipSync({ 'in.zip': zipSync({ 'm.hl7': bytes(message) }) }));
    expect([payload?.generation, payload?.note]).toEqual(['unknown', expect.stringContaining('archive')]);
  });

  it('takes an office document as one file', async () => {
    const payloads = await readAll(
      zipSync({ '[Content_Types].xml': bytes('<Types/>'), 'word/document.xml': bytes('<a/>') }),
    );
    expect(payloads.map(({ generation, syntax }) => [generation, syntax])).toEqual([['unknown', 'binary']]);
  });

  it('stops where gzip grows beyond the limit', () => {
    expect(inflate(gzipSync(new Uint8Array(1_000_000)), 10_000)).toBe('too-large');
    expect(inflate(gzipSync(new Uint8Array(10_000)), 10_000)).toHaveLength(10_000);
  });

  it.each([
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 255, 255)],
    ['zip', Uint8Array.from([0x50, 0x4b, 3, 4, ...new Array(60).fill(7)])],
  ])('says that a %s is damaged', async (_, damaged) => {
    await expect(readAll(damaged)).rejects.toMatchObject({ name: 'SourceError', code: 'damaged-archive' });
  });
});
