import { expect, it } from 'vitest';
import { describeFailure } from '../../../src/cli/failure.js';
import { UsageError } from '../../../src/cli/usage-error.js';
import { SourceError } from '../../../src/payload/types.js';

it('passes on our own words', () => {
  expect(describeFailure(new UsageError('Say which files.'), false)).toBe('careconform: Say which files.\n');
  expect(describeFailure(new SourceError('It is damaged.', 'io'), true)).toBe('careconform: It is damaged.\n');
});

it.each([
  new SyntaxError('Unexpected token P in JSON: Ann Person'),
  Object.assign(new Error('Ann Person'), { code: 'ENOENT' }),
  Object.assign(new Error('x'), { code: 'Ann Person' }),
  Object.assign(new Error('x'), { name: 'Ann Person' }),
  'Ann Person',
  { toString: () => 'Ann Person' },
  undefined,
])('never passes on the words of another (%#)', (error) => {
  const plain = describeFailure(error, false);
  expect(plain.trimEnd().split('\n')).toHaveLength(1);
  expect(plain).not.toContain('Ann');
  expect(describeFailure(error, true)).not.toContain('Ann');
});

it('says where in the program only when asked', () => {
  expect(describeFailure(new TypeError('x'), true)).toMatch(/\n\s+at /);
  expect(describeFailure(new TypeError('x'), false)).not.toMatch(/\n\s+at /);
});
