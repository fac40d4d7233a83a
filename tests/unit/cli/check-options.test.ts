/** Options of `check` that must have a form. */
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addCheckOptions } from '../../../src/cli/check-options.js';

const at = (path: string): unknown =>
  addCheckOptions(new Command().exitOverride().configureOutput({ writeErr: () => {} }))
    .parse(['--at', path], { from: 'user' })
    .opts()['at'];

describe('--at', () => {
  it.each(['Patient', 'Patient.identifier[0].value', 'Bundle.entry[12].resource.name[0]'])('takes %s', (path) => {
    expect(at(path)).toBe(path);
  });

  it.each(['', 'Patient..name', 'Patient.name[x]', 'Patient.name[', "Patient.where(id = '1')", '.name', 'Patient.'])(
    'refuses %s',
    (path) => {
      expect(() => at(path)).toThrow(/names and indices/);
    },
  );
});
