import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CORE_WORDS } from '../../../../src/fhir/invariant/core-words.js';

const definitions = ['r3', 'r4'].map((release) =>
  readFileSync(new URL(`../../../../standards/definitions/${release}.json`, import.meta.url), 'utf8'),
);

describe('words of core rules', () => {
  it.each(Object.keys(CORE_WORDS))('%s is a rule of core', (key) => {
    expect(definitions.some((text) => text.includes(`"key":"${key}"`))).toBe(true);
  });
});
