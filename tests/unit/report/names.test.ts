import { describe, expect, it } from 'vitest';
import type { NamePolicy } from '../../../src/options.js';
import { isMasked, maskNumbers, namePolicy, payloadName } from '../../../src/report/names.js';

describe('the name of a payload', () => {
  it.each<[NamePolicy, string, string | undefined, string]>([
    ['relative', 'samples/a/b.json', 'samples', 'a/b.json'],
    ['relative', 'samples/a/b.json', 'samples/', 'a/b.json'],
    ['relative', 'samples\\a\\b.json', 'samples', 'a/b.json'],
    ['relative', '/home/x/b.json', '/home/x/b.json', 'b.json'],
    ['relative', './a.json', '.', 'a.json'],
    ['relative', '/a.json', '/', 'a.json'],
    ['relative', 'samples2/a.json', 'samples', 'samples2/a.json'],
    ['relative', 'all.zip/inner/a.json', 'all.zip', 'inner/a.json'],
    ['relative', 'nhs-9990000018.json', undefined, 'nhs-##########.json'],
    ['relative', 'bell\u0007.json', undefined, 'bell\ufffd.json'],
    ['path', '/home/x/9990000018.json', '/home/x', '/home/x/9990000018.json'],
    ['index', '/home/x/9990000018.json', '/home/x', 'payload 3'],
  ])('%s: %j under %j is %s', (policy, path, argument, expected) => {
    expect(payloadName(path, 3, policy, argument)).toBe(expected);
  });

  it('is an index by default only where the data is live', () => {
    expect(namePolicy(undefined, 'live')).toBe('index');
    expect(namePolicy(undefined, 'synthetic')).toBe('relative');
    expect(namePolicy(undefined, undefined)).toBe('relative');
    expect(namePolicy('path', 'live')).toBe('path');
  });
});

describe('masking', () => {
  it.each([
    ['999 000 0018', '### ### ####'],
    ['x999-000-0018y', 'x###-###-####y'],
    ['20260401120000', '20260401120000'],
    ['99900000181', '99900000181'],
  ])('of %j gives %s', (text, expected) => {
    expect(maskNumbers(text)).toBe(expected);
  });
});

describe('a hidden number', () => {
  it.each(['nhs-9990000018.json', '999 000 0018.xml', '999-000-0018.xml'])('is known again: %s', (name) => {
    expect(isMasked(name)).toBe(false);
    expect(isMasked(maskNumbers(name))).toBe(true);
  });

  it('is not seen in other names', () => {
    expect(isMasked('notes #1 ###.json')).toBe(false);
  });
});
