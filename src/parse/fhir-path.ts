/**
 * The path notation of FHIR and of other JSON: simple FHIRPath with indices from 0, as
 * `Bundle.entry[0].resource.identifier[1].value`. The first name is the resource type; JSON without a resource type
 * starts with the name of a member. Names that are no FHIRPath identifiers stand between backticks.
 */
export interface PathStep {
  /** Empty for an index into an array that is the root */
  name: string;
  index?: number;
  /** From `extension('url')` */
  url?: string;
  /** From `ofType(Quantity)`: the type of the choice just named */
  type?: string;
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A name as one step of a path. */
export function pathName(name: string): string {
  return IDENTIFIER.test(name) ? name : `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
}

/**
 * Reads a path into steps. `ofType(…)` and `as` set the type of the step before, `extension('…')` is a step, and
 * `first()` changes nothing; reading stops at any other function, whose result has no place of its own.
 */
export function parsePath(path: string): PathStep[] {
  const steps: PathStep[] = [];
  let at = 0;
  while (at < path.length) {
    const token = readName(path, at);
    at = token.end;
    if (path[at] === '(') {
      const close = path.indexOf(')', at);
      if (close < 0 || !takeFunction(steps, token.name, path.slice(at + 1, close))) return steps;
      at = close + 1;
    } else if (token.name !== '') {
      steps.push({ name: token.name });
    }
    for (let index = indexAt(path, at); index; index = indexAt(path, at)) {
      const last = steps.at(-1);
      if (last && last.index === undefined) last.index = index.value;
      else steps.push({ name: '', index: index.value });
      at = index.end;
    }
    if (at < path.length && path[at] !== '.') return steps;
    at += 1;
  }
  return steps;
}

function indexAt(path: string, at: number): { value: number; end: number } | undefined {
  const found = /^\[(\d{1,9})\]/.exec(path.slice(at, at + 12));
  return found ? { value: Number(found[1]), end: at + found[0].length } : undefined;
}

function takeFunction(steps: PathStep[], name: string, argument: string): boolean {
  const last = steps.at(-1);
  if (name === 'extension') steps.push({ name: 'extension', url: argument.replace(/^['"]|['"]$/g, '') });
  else if (name === 'ofType' && last) last.type = argument.replace(/^FHIR\./, '');
  else if (name !== 'first') return false;
  return true;
}

function readName(path: string, start: number): { name: string; end: number } {
  let at = start;
  if (path[at] !== '`') {
    while (at < path.length && !'.[('.includes(path[at] ?? '')) at += 1;
    return { name: path.slice(start, at), end: at };
  }
  let name = '';
  for (at += 1; at < path.length && path[at] !== '`'; at += 1) {
    if (path[at] === '\\') at += 1;
    name += path[at] ?? '';
  }
  return { name, end: at + 1 };
}
