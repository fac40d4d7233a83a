/** What a FHIR ConceptMap says of the codes that it maps. Source: FHIR R4 ConceptMap; R5 names two elements otherwise. */
import { CodeRows } from '../code-rows.js';
import { canonicalUrl, type ReadResource } from './code-system.js';
import { EmptyResource, type Node, nodes, text } from './resource.js';

const UNRELATED = ['unmatched', 'disjoint', 'not-related-to'];

/**
 * @param keyOf the key of a code system's URL, after which the targets are named
 * @returns one for each source system
 * @throws EmptyResource where it maps nothing
 */
export function readConceptMap(resource: Node, file: string, keyOf: (url: string) => string): ReadResource[] {
  const bySystem = new Map<string, CodeRows>();
  for (const group of nodes(resource, 'group')) {
    const source = canonicalUrl(text(group, 'source'));
    if (source === '') continue;
    const target = keyOf(canonicalUrl(text(group, 'target')));
    const codes = bySystem.get(source) ?? new CodeRows();
    bySystem.set(source, codes);
    for (const element of nodes(group, 'element')) takeElement(element, target, codes);
  }
  const found = [...bySystem].filter(([, codes]) => codes.size > 0);
  if (found.length === 0)
    throw new EmptyResource(`${file}: the ConceptMap maps no code, or does not say from which system.`);
  return found.map(([system, codes]) => ({
    codes,
    meta: {
      system,
      edition: `map ${text(resource, 'url') || text(resource, 'name')}`,
      version: text(resource, 'version'),
      title: text(resource, 'title') || text(resource, 'name'),
      notes: [],
      partial: true,
      kind: 'map',
    },
  }));
}

function takeElement(element: Node, target: string, codes: CodeRows): void {
  const code = text(element, 'code');
  if (code === '') return;
  const display = text(element, 'display');
  const targets = nodes(element, 'target')
    .filter((one) => !UNRELATED.includes(text(one, 'equivalence') || text(one, 'relationship')))
    .map((one) => text(one, 'code'))
    .filter((one) => one !== '');
  codes.take({
    code,
    active: true,
    ...(display === '' ? {} : { displays: [display] }),
    ...(targets.length > 0 && target !== '' ? { properties: { [target]: targets } } : {}),
  });
}
