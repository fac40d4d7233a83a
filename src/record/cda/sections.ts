/** Sections of a structured body, at every depth. */
import type { XmlElement } from '../../parse/tree.js';
import { xpathOf } from '../../parse/xpath.js';
import type { EntryTarget } from '../facts/entry.js';
import type { ConceptFact, SectionFact, SectionItem } from '../facts.js';
import { isMaterial } from '../hl7v3/roles.js';
import { isStatement } from '../hl7v3/statements.js';
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
    targets: [],
    depth,
    sections: [],
  };
  if (title !== '') fact.title = title;
  if (words !== '') fact.words = words;
  for (const entry of elementsOf(section, 'entry')) readEntry(entry, fact, walk);
  all.push(fact);
  fact.sections = readSections(section, depth + 1, walk, all);
  return fact;
}

/** The act that an entry holds, every code in it, and the clinical facts that were made of it. */
function readEntry(entry: XmlElement, fact: SectionFact, walk: Walk): void {
  const items: SectionItem[] = fact.items ?? [];
  // What stands inside a statement qualifies it, as the reaction of an allergy.
  let last: XmlElement | undefined;
  for (const element of descendantsOf(entry, (each) => walk.made.has(each))) {
    const made = walk.made.get(element);
    if (!made || isInside(element, last)) continue;
    items.push({ fact: made });
    last = element;
  }
  if (items.length > 0) fact.items = items;
  const act = elementsOf(entry).find((each) => each.attributes.some((attribute) => attribute.name === 'classCode'));
  fact.entries.push(act?.local ?? '');
  fact.targets = [...(fact.targets ?? []), ...targetsOf(entry, act, walk)];
  for (const coded of descendantsOf(entry, (each) => each.local === 'code' || each.local === 'value')) {
    for (const coding of walk.concepts.get(coded)?.codings ?? []) fact.entryCodings.push(coding);
  }
}

/** The act that an entry holds, or what it says: the statements, materials or stays that it wraps, not what stands beside those as detail. */
function targetsOf(entry: XmlElement, act: XmlElement | undefined, walk: Walk): EntryTarget[] {
  const said = act ? saidBy(act, 0) : [];
  const held = said.length > 0 ? said : act ? [act] : [];
  if (held.length === 0) return [{ type: '', path: xpathOf(entry) }];
  return held.map((each) => {
    const concept = conceptAt(each, 'value', walk) ?? conceptAt(each, 'code', walk);
    return { type: each.local, path: xpathOf(each), ...(concept ? { concept } : {}) };
  });
}

function saidBy(act: XmlElement, depth: number): XmlElement[] {
  if (isStatement(act.local) || isMaterial(act.local) || act.local === 'encounter') return [act];
  if (depth > DEEPEST) return [];
  const inside = (through: boolean): XmlElement[] =>
    elementsOf(act)
      .filter(({ local }) => (local === 'entryRelationship') === through)
      .flatMap((each) => saidBy(each, depth + 1));
  const own = inside(false);
  return own.length > 0 ? own : inside(true);
}

/** An observation says in its value what was found, where that is coded. */
function conceptAt(element: XmlElement, name: 'value' | 'code', walk: Walk): ConceptFact | undefined {
  const coded = childOf(element, name);
  return coded && walk.concepts.get(coded);
}

function isInside(element: XmlElement, around: XmlElement | undefined): boolean {
  if (!around) return false;
  for (let at = element.parent; at; at = at.parent) if (at === around) return true;
  return false;
}
