import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEcl } from '../../../../src/terminology/ecl/parse.js';
import { parseExpression } from '../../../../src/terminology/scg/parse.js';

const FILE = new URL('../../../../../shared/terminology/vectors/extra-vectors.json', import.meta.url);

function reads(parse: (text: string) => unknown, text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!existsSync(FILE))('the vectors of both grammars (skipped without ../shared)', () => {
  it.each([
    ['ecl', parseEcl],
    ['scg', parseExpression],
  ] as const)('%s', (name, parse) => {
    const vectors = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, { accept: string[]; reject: string[] }>;
    const { accept, reject } = vectors[name]!;
    expect(accept.length).toBeGreaterThan(0);
    expect(accept.filter((text) => !reads(parse, text))).toEqual([]);
    expect(reject.filter((text) => reads(parse, text))).toEqual([]);
  });
});
