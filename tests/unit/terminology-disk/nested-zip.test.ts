import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { releaseFiles } from '../../../src/terminology-disk/release-files.js';
import { newFolder } from './folder.js';

function outer(inner: Uint8Array): string {
  const path = join(newFolder(), 'pack.zip');
  writeFileSync(path, zipSync({ 'a.xml': strToU8('outside'), 'bonus.zip': inner }));
  return path;
}

describe('a zip within a zip', () => {
  it('gives its files', async () => {
    const inner = zipSync({ 'history/b.xml': strToU8('inside'), 'c.xml': strToU8('beside') });
    const read: [string, string][] = [];
    for (const { name, open } of await releaseFiles([outer(inner)])) {
      const decoder = new TextDecoder();
      let text = '';
      for await (const piece of open()) text += decoder.decode(piece, { stream: true });
      read.push([name, text]);
    }
    expect(read).toEqual([
      ['pack.zip/a.xml', 'outside'],
      ['pack.zip/bonus.zip/history/b.xml', 'inside'],
      ['pack.zip/bonus.zip/c.xml', 'beside'],
    ]);
  });

  it('that is damaged is refused in our words', async () => {
    const damaged = zipSync({ 'b.xml': strToU8('inside') }).subarray(0, 40);
    await expect(releaseFiles([outer(damaged)])).rejects.toThrow('bonus.zip (a zip within a zip) is no zip file');
  });
});
