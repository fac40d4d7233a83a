/** ClinicalDocument (HL7 CDA Release 2, 4.2) as the NHS's Interoperability Toolkit profiles it. */
import type { XmlElement } from '../../parse/tree.js';
import { xpathOf } from '../../parse/xpath.js';
import { documentTypeOf } from '../document-type.js';
import type { ConceptFact, DocumentFact, SectionFact } from '../facts.js';
import type { Walk } from '../hl7v3/walk.js';
import { attributeOf, below, childOf, descendantsOf, elementsOf, textOf } from '../xml.js';
import { readSections } from './sections.js';
import { readTransfer } from './transfer.js';

export function readDocument(element: XmlElement, walk: Walk): void {
  const path = xpathOf(element);
  const at = (name: string) => {
    const child = childOf(element, name);
    return child ? xpathOf(child) : `${path}/${name}[1]`;
  };
  const code = childOf(element, 'code');
  const type = code && walk.concepts.get(code);
  const careSetting = careSettingOf(element, walk);
  const sections: SectionFact[] = [];
  readSections(below(element, 'component', 'structuredBody'), 0, walk, sections);
  const fact: DocumentFact = {
    kind: 'document',
    path,
    generation: walk.generation,
    typePath: at('code'),
    profiles: [...elementsOf(element, 'messageType'), ...elementsOf(element, 'templateId')].map(
      (each) => attributeOf(each, 'extension') ?? attributeOf(each, 'root') ?? '',
    ),
    title: textOf(childOf(element, 'title')) !== '',
    titlePath: at('title'),
    statusPath: at('statusCode'),
    datePath: `${at('effectiveTime')}/@value`,
    identifier: childOf(element, 'id') !== undefined,
    subject: below(element, 'recordTarget', 'patientRole') !== undefined,
    encounter: below(element, 'componentOf', 'encompassingEncounter') !== undefined,
    author: childOf(element, 'author') !== undefined,
    custodian: childOf(element, 'custodian') !== undefined,
    sections,
  };
  if (type) fact.typeConcept = type;
  if (careSetting) fact.careSetting = careSetting;
  const date = attributeOf(childOf(element, 'effectiveTime'), 'value');
  if (date !== undefined) fact.date = date;
  const documentType = documentTypeOf(walk.context.documents, fact.profiles, type, careSetting);
  if (documentType !== undefined) fact.documentType = documentType;
  readTransfer(element, fact, walk);
  walk.out.add(fact);
  for (const section of sections) walk.out.add(section);
}

/** The kind of place that the encounter was in. */
function careSettingOf(element: XmlElement, walk: Walk): ConceptFact | undefined {
  const encounter = below(element, 'componentOf', 'encompassingEncounter');
  if (!encounter) return undefined;
  const [code] = descendantsOf(
    encounter,
    (each) => each.local === 'code' && each.parent?.local === 'healthCareFacility',
  );
  return code && walk.concepts.get(code);
}
