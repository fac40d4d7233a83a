/** Clinical statements: observations, diagnoses, procedures, allergies and medicines. */
import type { XmlElement } from '../../parse/tree.js';
import { xpathOf } from '../../parse/xpath.js';
import type { AllergyFact, MedicationFact, Result, StatementFact } from '../facts.js';
import { attributeOf, childOf, descendantsOf, elementsOf, localAttribute, textOf } from '../xml.js';
import { classOf, isMaterial, roleOf } from './roles.js';
import type { Walk } from './walk.js';

const STATEMENT =
  /^(observation|ObservationStatement|Finding|LifeStyle|Investigation|procedure|Treatment|Diagnosis|Problem|FamilyHistory|RequestStatement)$/;

/** Whether an element is a clinical statement that a code belongs to. */
export function isStatement(local: string): boolean {
  const className = classOf(local);
  return className === 'Allergy' || STATEMENT.test(className);
}

export function readStatement(element: XmlElement, walk: Walk): void {
  const className = classOf(element.local);
  if (className === 'Allergy') readAllergy(element, walk);
  if (!STATEMENT.test(className)) return;
  const { concept, conceptPath } = conceptOf(element, walk);
  const fact: StatementFact = {
    kind: 'statement',
    path: xpathOf(element),
    role: roleOf(element.local, 'code'),
    conceptPath,
    type: className,
  };
  const result = resultOf(element, walk);
  if (result) fact.result = result;
  const value = childOf(element, 'value');
  const found = value && walk.concepts.get(value);
  if (found) fact.found = found;
  if (concept) fact.concept = concept;
  const status = attributeOf(childOf(element, 'statusCode'), 'code');
  if (status !== undefined) fact.status = status;
  const date = dateOf(element);
  if (date !== undefined) fact.date = date;
  walk.out.add(fact);
  walk.made.set(element, fact);
}

/** The value of an observation, and the codes that interpret it. */
function resultOf(element: XmlElement, walk: Walk): Result | undefined {
  if (classOf(element.local) !== 'observation') return undefined;
  const value = childOf(element, 'value');
  const interpretations = elementsOf(element, 'interpretationCode');
  const result: Result = {
    value: value !== undefined && attributeOf(value, 'nullFlavor') === undefined,
    absent: attributeOf(value, 'nullFlavor') !== undefined,
    parts: elementsOf(element, 'entryRelationship').length > 0,
    interpretations: interpretations.map((each) => attributeOf(each, 'code') ?? '').filter(Boolean),
    interpretationPath: interpretations[0] ? xpathOf(interpretations[0]) : xpathOf(element),
  };
  if (value && localAttribute(value, 'type') === 'PQ') result.amount = amountOf(value, walk);
  return result;
}

function amountOf(value: XmlElement, walk: Walk): NonNullable<Result['amount']> {
  const coded = childOf(value, 'translation');
  const system = attributeOf(coded, 'codeSystem');
  const known = system === undefined ? undefined : walk.context.naming.system(system, walk.generation)?.key;
  const digits = attributeOf(value, 'value');
  const unit = attributeOf(value, 'unit') ?? attributeOf(coded, 'displayName') ?? attributeOf(coded, 'code');
  return {
    path: xpathOf(value),
    ...(digits === undefined ? {} : { value: digits }),
    ...(unit === undefined ? {} : { unit }),
    ...(known === undefined ? {} : { known }),
  };
}

function readAllergy(element: XmlElement, walk: Walk): void {
  const { concept, conceptPath } = conceptOf(element, walk);
  const status = attributeOf(childOf(element, 'statusCode'), 'code');
  const fact: AllergyFact = {
    kind: 'allergy',
    path: xpathOf(element),
    conceptPath,
    reactions: [],
    ...(concept ? { concept } : {}),
    ...(status === undefined ? {} : { status }),
  };
  walk.out.add(fact);
  walk.made.set(element, fact);
}

function conceptOf(element: XmlElement, walk: Walk) {
  const code = childOf(element, 'code');
  return {
    concept: code && walk.concepts.get(code),
    conceptPath: code ? xpathOf(code) : `${xpathOf(element)}/code[1]`,
  };
}

function dateOf(element: XmlElement): string | undefined {
  const time = childOf(element, 'effectiveTime');
  return attributeOf(time, 'value') ?? attributeOf(childOf(time, 'low') ?? childOf(time, 'center'), 'value');
}

const USES: [RegExp, MedicationFact['use']][] = [
  [/Supplied|Dispense/, 'dispense'],
  [/LineItem|Prescri|Request/i, 'request'],
  [/MedicationStatement|Medication$|substanceAdministration/, 'statement'],
];
const FARTHEST = 6;

/** A medicine is what is made: a material with its code, in the act that says it was taken, asked for or supplied. */
export function readMedication(element: XmlElement, walk: Walk): void {
  if (!isMaterial(element.local)) return;
  const { concept, conceptPath } = conceptOf(element, walk);
  const act = actAround(element);
  const status = attributeOf(childOf(act?.element, 'statusCode'), 'code');
  const fact: MedicationFact = {
    kind: 'medication',
    path: xpathOf(element),
    use: act?.use ?? 'statement',
    conceptPath,
    dosages: act ? dosagesOf(act.element, walk) : [],
  };
  if (concept) fact.concept = concept;
  if (status !== undefined) fact.status = status;
  walk.out.add(fact);
  walk.made.set(element, fact);
}

function actAround(element: XmlElement): { element: XmlElement; use: MedicationFact['use'] } | undefined {
  let at = element.parent;
  for (let level = 0; at && level < FARTHEST; level++, at = at.parent) {
    const local = at.local;
    if (/^manufactured|^product/.test(local)) continue;
    const found = USES.find(([name]) => name.test(local));
    if (found) return { element: at, use: found[1] };
  }
  return undefined;
}

function dosagesOf(act: XmlElement, walk: Walk): MedicationFact['dosages'] {
  const known = walk.dosages.get(act);
  if (known) return known;
  const route = childOf(act, 'routeCode') !== undefined;
  const written = descendantsOf(act, (each) => /Dosage/.test(each.local) && elementsOf(each).length > 0).map(
    (each) => ({
      path: xpathOf(each),
      text: textOf(each) !== '',
      structured: false,
      route,
    }),
  );
  const dose = childOf(act, 'doseQuantity');
  if (dose) written.push({ path: xpathOf(dose), text: false, structured: true, route });
  walk.dosages.set(act, written);
  return written;
}
