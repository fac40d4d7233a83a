/**
 * `DEBUG=fhir-kit-client*` makes that library print request headers, bearer tokens and whole bodies on standard error. No
 * setting of ours may do that, so its names are taken out before anything is imported.
 */
const CLIENT = 'fhir-kit-client:request';

function matches(pattern: string): boolean {
  const parts = pattern.split('*');
  if (parts.length === 1) return CLIENT.startsWith(pattern);
  const [start = '', second = ''] = parts;
  return (
    CLIENT.startsWith(start) &&
    (start.length > 0 || second === '' || 'fhir-kit-client:request:response:error'.includes(second))
  );
}

/** @returns the names that are left, or undefined where none is */
export function withoutClient(names: string | undefined): string | undefined {
  const left = (names ?? '').split(/[\s,]+/).filter((name) => name && (name.startsWith('-') || !matches(name)));
  return left.length ? left.join(',') : undefined;
}

export function scrubDebug(environment: NodeJS.ProcessEnv): void {
  const left = withoutClient(environment['DEBUG']);
  if (left === undefined) delete environment['DEBUG'];
  else environment['DEBUG'] = left;
}
