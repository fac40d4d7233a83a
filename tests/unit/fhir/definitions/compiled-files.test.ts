import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../../../standards/definitions/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as {
  versions: { package: string; version: string; integrity: string; hashes: Record<string, string> }[];
};
const files = manifest.versions.flatMap((entry) => Object.entries(entry.hashes));

describe('the compiled definitions', () => {
  it.each(files)('%s is what the manifest pins', (name, hash) => {
    const bytes = readFileSync(new URL(name, folder));
    expect(`sha512-${createHash('sha512').update(bytes).digest('base64')}`).toBe(hash);
  });

  it('keep to their size', () => {
    const texts = files.map(([name]) => readFileSync(new URL(name, folder)));
    const sum = (sizes: number[]) => sizes.reduce((a, b) => a + b, 0);
    expect(sum(texts.map((text) => text.length))).toBeLessThan(6 * 1024 * 1024);
    expect(sum(texts.map((text) => gzipSync(text).length))).toBeLessThan(1024 * 1024);
  });

  it('are JSON with one entry a line, in ASCII', () => {
    for (const [name] of files) {
      const text = readFileSync(new URL(name, folder), 'latin1');
      expect(text).toMatch(/^[\n\x20-\x7e]*$/);
      const entries = JSON.parse(text) as unknown[];
      expect(text.trim().split('\n').length).toBe(entries.length + 2);
    }
  });

  it('hold no words of third parties', () => {
    for (const [name] of files) {
      const text = readFileSync(new URL(name, folder), 'latin1');
      expect(text).not.toContain('"definition":');
      expect(text).not.toContain('"human":');
    }
  });
});
