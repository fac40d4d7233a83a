/** A FHIR ValueSet: the codes that it lists, and the parts that it is composed of. Source: FHIR R4 §4.9. */
import type { ComposePart } from '../../index-format.js';
import { TerminologyError } from '../../terminology-error.js';
import { CodeRows } from '../code-rows.js';
import type { ReadResource } from './code-system.js';
import { EmptyResource, type Node, nodes, text, texts } from './resource.js';

const DEEPEST = 200;

/** @throws TerminologyError where it has no url, or says nothing of its codes */
export function readValueSet(resource: Node, file: string): ReadResource {
  const url = text(resource, 'url');
  if (url === '') throw new TerminologyError(`${file}: the ValueSet does not say its URL.`);
  const listed = new Map<string, Set<string>>();
  const [composed] = nodes(resource, 'compose');
  let compose = composed ? partsOf(composed, listed) : [];
  const [expansion] = nodes(resource, 'expansion');
  const decided = compose.length > 0 && compose.every((part) => part.listed !== undefined && !part.valueSets);
  let partial = false;
  if (expansion && !decided) {
    const codes = new Set<string>();
    takeContains(nodes(expansion, 'contains'), codes, 0, file);
    const whole = isWhole(expansion, codes.size);
    if (whole || compose.length === 0) {
      listed.clear();
      listed.set('expansion', codes);
      const systems = [...new Set([...codes].map((code) => code.slice(0, code.lastIndexOf('|'))))];
      compose = [{ exclude: false, listed: 'expansion', systems }];
      partial = !whole;
    }
  }
  if (compose.length === 0) throw new EmptyResource(`${file}: the ValueSet has neither compose nor expansion.`);
  const codes = new CodeRows();
  for (const [name, set] of listed) for (const code of set) codes.take({ code, active: true, sets: [name] });
  const notes = partial
    ? [`${url}: its expansion is not whole, so a code that is not in it is not said to be outside.`]
    : [];
  const title = text(resource, 'title') || text(resource, 'name');
  const version = text(resource, 'version');
  const meta = { system: url, edition: '', version, title, notes, compose, kind: 'value-set' as const };
  return { codes, meta: partial ? { ...meta, partial } : meta };
}

function partsOf(compose: Node, listed: Map<string, Set<string>>): ComposePart[] {
  return (['include', 'exclude'] as const).flatMap((kind) =>
    nodes(compose, kind).map((part, at) => partOf(part, kind === 'exclude', `${kind} ${at}`, listed)),
  );
}

function partOf(part: Node, exclude: boolean, name: string, listed: Map<string, Set<string>>): ComposePart {
  const made: ComposePart = { exclude };
  const system = text(part, 'system');
  const version = text(part, 'version');
  if (system !== '') made.system = system;
  if (version !== '') made.version = version;
  const concepts = nodes(part, 'concept').map((concept) => `${system}|${text(concept, 'code')}`);
  if (concepts.length > 0) {
    made.listed = name;
    listed.set(name, new Set(concepts));
  }
  const filters = nodes(part, 'filter').map((filter) => ({
    property: text(filter, 'property'),
    op: text(filter, 'op'),
    value: text(filter, 'value'),
  }));
  if (filters.length > 0) made.filters = filters;
  const valueSets = texts(part, 'valueSet');
  if (valueSets.length > 0) made.valueSets = valueSets;
  return made;
}

function takeContains(contains: readonly Node[], codes: Set<string>, depth: number, file: string): void {
  if (depth > DEEPEST) throw new TerminologyError(`${file}: the expansion is nested too deep.`);
  for (const one of contains) {
    const code = text(one, 'code');
    if (code !== '' && text(one, 'abstract') !== 'true') codes.add(`${text(one, 'system')}|${code}`);
    takeContains(nodes(one, 'contains'), codes, depth + 1, file);
  }
}

/** One page of an expansion, or one that was too costly, is not the whole of it. */
function isWhole(expansion: Node, codes: number): boolean {
  const total = text(expansion, 'total');
  const offset = text(expansion, 'offset');
  const marks = nodes(expansion, 'extension').map((extension) => text(extension, 'url'));
  if (marks.some((url) => /valueset-(toocostly|unclosed)$/.test(url))) return false;
  return (total === '' || Number(total) <= codes) && (offset === '' || offset === '0');
}
