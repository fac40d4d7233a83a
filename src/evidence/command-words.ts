/** The command line as an evidence file keeps it. */

/** Options whose values can hold neither a secret nor a name of a patient; of others only that they were given is kept. */
const SHOWN = new Set([
  'standard',
  'generation',
  'fhirVersion',
  'asOf',
  'stages',
  'for',
  'gate',
  'data',
  'maxFindings',
  'values',
  'names',
  'label',
  'catalogue',
  'jobs',
]);

/** Of these, the values that have the form of a published name are kept, and paths are not. */
const NAMED: Record<string, RegExp> = {
  package: /^[A-Za-z0-9][\w.-]*#[\w.+-]+$/,
  // A package by its name; what begins with a dot or a slash is a folder.
  pack: /^(?:careconform:[a-z]+|(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w-]*)$/,
};

const LEFT_OUT = '(left out)';

/**
 * @param options of the command line, by their names in camelCase
 * @param paths how many files and folders were given
 */
export function commandWords(options: object, paths: number): string[] {
  const words = Object.entries(options)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => optionWords(name, value));
  return ['careconform', 'check', ...words, `(${paths} ${paths === 1 ? 'path' : 'paths'})`];
}

function optionWords(name: string, value: unknown): string[] {
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (value === undefined) return [];
  if (value === true) return [flag];
  if (value === false) return [flag.replace('--', '--no-')];
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((one) => [flag, shown(name, String(one))]);
}

/** What was given to an option, where it can be shown. */
export function shown(name: string, value: string): string {
  if (SHOWN.has(name)) return value;
  // The format, without the file that it is written to.
  if (name === 'report') return /^[a-z-]+/.exec(value)?.[0] ?? LEFT_OUT;
  return NAMED[name]?.test(value) ? value : LEFT_OUT;
}
