/** Dosage (STU3, R4, R5): amounts, timing, ways, and the words beside them. */
import type { Json, JsonObject } from '../../parse/tree.js';
import type { Amount, ConceptFact, Dosage, Timing } from '../facts.js';
import { isPresent, itemsIn, objectIn, objectsIn, textIn } from '../json.js';
import type { ResourceNode } from './node.js';
import type { Walk } from './walk.js';

const STRUCTURED = [
  'doseAndRate',
  'doseQuantity',
  'doseRange',
  'dose',
  'quantityQuantity',
  'rateQuantity',
  'rateRange',
  'rateRatio',
  'timing',
];
const OF_DOSE = ['doseQuantity', 'doseRange', 'rateQuantity', 'rateRange', 'rateRatio'];
/** Generations that write the dose in Dosage itself, and not in Dosage.doseAndRate. */
const DIRECT = new Set(['fhir-stu3', 'fhir-dstu2']);
const WITHIN = new Set(['fhir-r4', 'fhir-r4b', 'fhir-r5']);

export function readDosages({ resource, path, type }: ResourceNode, walk: Walk): Dosage[] {
  return ['dosage', 'dosageInstruction']
    .flatMap((name) => itemsIn(resource[name], `${path}.${name}`))
    .map(({ value, path: at }) => readDosage(value, at, type, walk));
}

function readDosage(value: JsonObject, path: string, type: string, walk: Walk): Dosage {
  const words = textIn(value['text']);
  const doses = dosesOf(value, path, walk);
  const ways = ['route', 'site', 'method']
    .map((name) => objectsIn(value[name])[0])
    .map((found) => found && walk.concepts.get(found))
    .filter((found): found is ConceptFact => found !== undefined);
  const timing = timingOf(value, path, walk);
  // MedicationAdministration has a dosage of its own, which is no Dosage.
  const misplaced = type === 'MedicationAdministration' ? undefined : misplacedIn(value, path, walk);
  return {
    path,
    text: isPresent(value['text']),
    structured: STRUCTURED.some((name) => isPresent(value[name])),
    route: isPresent(value['route']),
    textPath: `${path}.text`,
    doses,
    ways,
    asNeeded: isAsNeeded(value),
    ...(words === undefined ? {} : { words }),
    ...(timing ? { timing } : {}),
    ...(misplaced === undefined ? {} : { misplaced }),
  };
}

function isAsNeeded(value: JsonObject): boolean {
  if (value['asNeededBoolean'] === true || value['asNeededBoolean'] === 'true' || value['asNeeded'] === true)
    return true;
  return isPresent(value['asNeededCodeableConcept']) || isPresent(value['asNeededFor']);
}

function dosesOf(value: JsonObject, path: string, walk: Walk): Amount[] {
  const holders = [{ value, path }, ...itemsIn(value['doseAndRate'], `${path}.doseAndRate`)];
  return holders.flatMap((holder) => {
    const range = objectIn(holder.value['doseRange']);
    return [
      amountOf(holder.value['doseQuantity'], `${holder.path}.doseQuantity`, walk),
      amountOf(range?.['low'], `${holder.path}.doseRange.low`, walk),
      amountOf(range?.['high'], `${holder.path}.doseRange.high`, walk),
    ].filter((found): found is Amount => found !== undefined);
  });
}

/** A Quantity as it was sent; undefined where the value is none. */
export function amountOf(sent: Json | undefined, path: string, walk: Walk): Amount | undefined {
  const quantity = objectIn(sent);
  if (!quantity) return undefined;
  const amount: Amount = { path };
  const value = numberIn(quantity['value'], `${path}.value`, walk);
  if (value !== undefined) amount.value = value;
  for (const name of ['unit', 'code', 'system'] as const) {
    const text = textIn(quantity[name]);
    if (text !== undefined) amount[name] = text;
  }
  const known = amount.system && walk.context.naming.system(amount.system, walk.generation);
  if (known) amount.known = known.key;
  return amount;
}

/** The digits of a number as they were sent. */
function numberIn(value: Json | undefined, path: string, walk: Walk): string | undefined {
  return typeof value === 'number' ? (walk.lexemes.get(path) ?? String(value)) : textIn(value);
}

const ELSEWHEN = [
  'when',
  'dayOfWeek',
  'timeOfDay',
  'count',
  'boundsDuration',
  'boundsPeriod',
  'boundsRange',
  'duration',
];

function timingOf(value: JsonObject, path: string, walk: Walk): Timing | undefined {
  const timing = objectIn(value['timing']);
  if (!timing) return undefined;
  const repeat = objectIn(timing['repeat']) ?? {};
  const at = `${path}.timing.repeat`;
  const found: Timing = {
    path: `${path}.timing`,
    periodUnitPath: `${at}.periodUnit`,
    otherwise:
      isPresent(timing['event']) || isPresent(timing['code']) || ELSEWHEN.some((name) => isPresent(repeat[name])),
  };
  for (const name of ['frequency', 'frequencyMax', 'period', 'periodMax'] as const) {
    const number = numberIn(repeat[name], `${at}.${name}`, walk);
    if (number !== undefined) found[name] = number;
  }
  const unit = textIn(repeat['periodUnit']) ?? textIn(repeat['periodUnits']);
  if (unit !== undefined) found.periodUnit = unit;
  const bounds = amountOf(repeat['boundsDuration'], `${at}.boundsDuration`, walk);
  if (bounds) found.bounds = bounds;
  return found;
}

function misplacedIn(value: JsonObject, path: string, walk: Walk): string | undefined {
  if (DIRECT.has(walk.generation) && isPresent(value['doseAndRate'])) return `${path}.doseAndRate`;
  if (!WITHIN.has(walk.generation)) return undefined;
  const name = OF_DOSE.find((each) => isPresent(value[each]));
  return name === undefined ? undefined : `${path}.${name}`;
}
