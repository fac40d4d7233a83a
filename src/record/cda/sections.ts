/** Sections of a structured body, at every depth. */
import type { XmlElement } from '../../parse/tree.js';
import { xpathOf } from '../../parse/xpath.js';
import type { SectionFact } from '../facts.js';
import type { Walk } from '../hl7v3/walk.js';
import { childOf, descendantsOf, elementsOf, textOf } from '../xml.js';

const DEEPEST = 50;

/** @param holder the structured body, or a section with sections in it */
export function readSections(
  holder: XmlElement | undefined,
  depth: number,
  walk: Walk,
  all: SectionFact[],
): SectionFact[] {
  if (!holder || depth > DEEPEST) return [];
  return elementsOf(holder, 'component')
    .flatMap((component) => elementsOf(component, 'section'))
    .map((section) => readSection(section, depth, walk, all));
}

function readSection(section: XmlElement, depth: number, walk: Walk, all: SectionFact[]): SectionFact {
  const path = xpathOf(section);
  const at = (name: string) => {
    const child = childOf(section, name);
    return child ? xpathOf(child) : `${path}/${name}[1]`;
  };
  const code = childOf(section, 'code');
  const narrative = childOf(section, 'text');
  const words = textOf(narrative);
  const title = textOf(childOf(section, 'title'));
  const fact: SectionFact = {
    kind: 'section',
    path,
    titlePath: at('title'),
    codePath: at('code'),
    codings: (code && walk.concepts.get(code)?.codings) ?? [],
    narrative: narrative === undefined ? 'none' : words === '' ? 'empty' : 'text',
    narrativePath: at('text'),
    length: words.length,
    entries: [],
    entryCodings: [],
    depth,
    sections: [],
  };
  if (title !== '') fact.title = title;
  for (const entry of elementsOf(section, 'entry')) readEntry(entry, fact, walk);
  all.push(fact);
  fact.sections = readSections(section, depth + 1, walk, all);
  return fact;
}

/** The act that an entry holds, and every code in it. */
function readEntry(entry: XmlElement, fact: SectionFact, walk: Walk): void {
  const act = elementsOf(entry).find((each) => each.attributes.some((attribute) => attribute.name === 'classCode'));
  fact.entries.push(act?.local ?? '');
  for (const coded of descendantsOf(entry, (each) => each.local === 'code' || each.local === 'value')) {
    for (const coding of walk.concepts.get(coded)?.codings ?? []) fact.entryCodings.push(coding);
  }
}
