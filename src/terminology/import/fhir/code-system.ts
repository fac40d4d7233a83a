/** The codes of a FHIR CodeSystem. Source: FHIR R4 §4.8, CodeSystem; concept properties of HL7's own list. */
import type { IndexMeta } from '../../index-format.js';
import { TerminologyError } from '../../terminology-error.js';
import { type CodeRow, CodeRows } from '../code-rows.js';
import { EmptyResource, type Node, nodes, text, valueText } from './resource.js';

const DEEPEST = 200;

export interface ReadResource {
  codes: CodeRows;
  meta: Pick<IndexMeta, 'system' | 'edition' | 'version' | 'title' | 'notes'> & Partial<IndexMeta>;
}

/** @throws TerminologyError where it has no url, no codes, or is nested too deep */
export function readCodeSystem(resource: Node, file: string): ReadResource {
  const content = text(resource, 'content');
  const supplements = canonicalUrl(text(resource, 'supplements'));
  const isSupplement = content === 'supplement' || supplements !== '';
  const system = isSupplement ? supplements : text(resource, 'url');
  if (system === '') throw new TerminologyError(`${file}: the CodeSystem does not say the URL of its system.`);
  const ignoreCase = text(resource, 'caseSensitive') === 'false';
  const codes = new CodeRows(ignoreCase);
  takeConcepts(nodes(resource, 'concept'), [], codes, file);
  if (codes.size === 0)
    throw new EmptyResource(`${file}: the CodeSystem holds no codes (its content is ${content || 'not said'}).`);
  const said = Number(text(resource, 'count'));
  const whole = content === 'complete' && (!said || said === codes.size);
  const notes: string[] = [];
  if (content === 'complete' && !whole)
    notes.push(
      `${system}: the CodeSystem says that it has ${said} codes and holds ${codes.size}, so a code that is not found is not said to be unknown.`,
    );
  else if (!whole && !isSupplement)
    notes.push(`${system}: the CodeSystem is no complete one, so a code that is not found is not said to be unknown.`);
  return {
    codes,
    meta: {
      system,
      edition: isSupplement ? `supplement ${text(resource, 'url')}` : '',
      version: text(resource, 'version'),
      title: text(resource, 'title') || text(resource, 'name'),
      notes,
      ...(ignoreCase ? { ignoreCase } : {}),
      ...(whole ? {} : { partial: true }),
      ...(isSupplement ? { kind: 'supplement' as const } : {}),
    },
  };
}

function takeConcepts(concepts: readonly Node[], above: readonly string[], codes: CodeRows, file: string): void {
  if (above.length > DEEPEST) throw new TerminologyError(`${file}: concepts are nested too deep.`);
  for (const concept of concepts) {
    const row = rowOf(concept, above.at(-1));
    if (row) codes.take(row);
    takeConcepts(nodes(concept, 'concept'), row ? [...above, row.code] : above, codes, file);
  }
}

function rowOf(concept: Node, parent: string | undefined): CodeRow | undefined {
  const code = text(concept, 'code');
  if (code === '') return undefined;
  const row: CodeRow = { code, active: true };
  const parents = parent === undefined ? [] : [parent];
  const properties: Record<string, string[]> = Object.create(null);
  for (const property of nodes(concept, 'property')) {
    const name = text(property, 'code');
    const value = valueText(property);
    if (name === 'parent') parents.push(value);
    else if (name !== '' && value !== '') properties[name] = [...(properties[name] ?? []), value];
    // A deprecated concept may still be used; a retired one may not.
    if ((name === 'inactive' && value === 'true') || (name === 'status' && /^(retired|inactive)$/i.test(value)))
      row.active = false;
  }
  const displays = [text(concept, 'display'), ...nodes(concept, 'designation').map((one) => text(one, 'value'))];
  row.displays = displays.filter((one) => one !== '');
  if (parents.length > 0) row.parents = parents;
  if (Object.keys(properties).length > 0) row.properties = properties;
  return row;
}

/** Without the version after a bar. */
export function canonicalUrl(canonical: string): string {
  return canonical.split('|')[0] ?? '';
}
