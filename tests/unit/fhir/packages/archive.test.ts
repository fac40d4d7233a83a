import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../../../src/fhir/packages/archive.js';
import { readTar } from '../../../../src/fhir/packages/tar.js';
import { joined, packageArchive, padded, tar, tarHeader, VALUE_SET } from './make-package.js';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('a package archive', () => {
  it('gives its files by their names in the package', () => {
    const files = readArchive(packageArchive('a.b', '1.0.0', { 'vs.json': VALUE_SET }));
    expect(files.map(({ name }) => name)).toEqual(['package.json', 'vs.json']);
    expect(text(files[1]?.bytes ?? new Uint8Array())).toBe(VALUE_SET);
  });

  it('may be compressed in several parts', () => {
    const whole = tar({ 'package/a.json': '{}', 'package/b.json': '{"b":1}' });
    const parts = joined([gzipSync(whole.subarray(0, 700)), gzipSync(whole.subarray(700))]);
    expect(readArchive(parts).map(({ name }) => name)).toEqual(['a.json', 'b.json']);
  });

  const good = packageArchive('a.b', '1.0.0', { 'vs.json': VALUE_SET.repeat(50) });
  it.each([
    ['cut short', good.subarray(0, good.length - 40)],
    ['not compressed', new TextEncoder().encode('words')],
    ['empty', new Uint8Array()],
    ['of a damaged middle', good.map((byte, i) => (i > 60 && i < 90 ? 255 - byte : byte))],
    ['cut short inside the tar', gzipSync(tar({ 'package/a.json': 'x'.repeat(2000) }).subarray(0, 1500))],
    ['of a size that is no number', gzipSync(tarHeader('package/a.json', Number.NaN, '0'))],
  ])('is refused where it is %s', (_what, bytes) => {
    expect(() => readArchive(bytes)).toThrow(/damaged or cut short/);
  });

  it('keeps long names, whichever way they are written', () => {
    const long = `package/${'n'.repeat(150)}.json`;
    const record = `path=${long}\n`;
    const pax = `${record.length + 4} ${record}`;
    const encode = (content: string) => new TextEncoder().encode(content);
    const blocks = [
      tarHeader('pax', pax.length, 'x'),
      padded(encode(pax)),
      tarHeader('short', 1, '0'),
      padded(encode('1')),
      tarHeader('././@LongLink', long.length + 1, 'L'),
      padded(encode(`${long}\0`)),
      tarHeader('short', 1, '0'),
      padded(encode('2')),
      tarHeader('folder', 0, '5'),
      tarHeader('last', 1, '0'),
      padded(encode('3')),
      new Uint8Array(1024),
    ];
    expect([...readTar(joined(blocks))].map(({ name, bytes }) => [name, text(bytes)])).toEqual([
      [long, '1'],
      [long, '2'],
      ['last', '3'],
    ]);
  });
});
