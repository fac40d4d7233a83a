/** The facts of a record as plain data, which can be copied to another thread, and back as what checks ask. */
import type { Generation } from '../generation.js';
import type { Json } from '../parse/tree.js';
import type { Fact, FactKind, FactOf, Facts } from '../record/facts.js';

const KINDS: Readonly<Record<FactKind, true>> = {
  record: true,
  identifier: true,
  coding: true,
  concept: true,
  patient: true,
  medication: true,
  allergy: true,
  statement: true,
  organization: true,
  practitioner: true,
  section: true,
  document: true,
  reference: true,
  date: true,
  quantity: true,
  attachment: true,
  text: true,
  uri: true,
  barcode: true,
  message: true,
  artefact: true,
  line: true,
  agreement: true,
  answer: true,
};

export interface FactLists {
  generation: Generation;
  kinds: Partial<Record<FactKind, readonly Fact[]>>;
  resource?: Json;
}

export function listFacts(facts: Facts): FactLists {
  const kinds: FactLists['kinds'] = {};
  for (const kind of Object.keys(KINDS) as FactKind[]) {
    const list = facts.get(kind);
    if (list.length > 0) kinds[kind] = list;
  }
  const { generation, resource } = facts;
  return { generation, kinds, ...(resource === undefined ? {} : { resource }) };
}

export function factsFrom({ generation, kinds, resource }: FactLists): Facts {
  return {
    generation,
    get: <K extends FactKind>(kind: K) => (kinds[kind] ?? []) as readonly FactOf<K>[],
    ...(resource === undefined ? {} : { resource }),
  };
}
