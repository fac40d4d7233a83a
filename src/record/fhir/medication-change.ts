/** What a medicine's resource says of its being changed or stopped, and whether it says why. */
import type { JsonObject } from '../../parse/tree.js';
import type { MedicationFact } from '../facts.js';
import { isPresent, itemsIn, objectIn, textIn } from '../json.js';

const REASONS = ['statusReason', 'reasonNotTaken', 'reasonEnded', 'notDoneReasonCodeableConcept', 'note'];
const SUMMARY = 'MedicationChangeSummary';
/** Statuses of a medicine that is not taken, or not for now, whatever a summary of changes says. */
const NOT_TAKEN = ['stopped', 'on-hold', 'not-taken', 'cancelled'];
const STATUS_REASON = 'MedicationStatusReason';

/** A MedicationChangeSummary (CareConnect with a code, UK Core with a coding) goes before the status, unless that says that the medicine was stopped. */
export function readChange(resource: JsonObject, path: string): Pick<MedicationFact, 'change' | 'reason'> {
  const extensions = itemsIn(resource['extension'], `${path}.extension`);
  const summary = extensions.find(({ value }) => textIn(value['url'])?.includes(SUMMARY));
  const parts = summary ? itemsIn(summary.value['extension'], `${summary.path}.extension`) : [];
  const part = (name: string) => parts.find(({ value }) => value['url'] === name);
  const said = part('status');
  const word = textIn(said?.value['valueCode']) ?? textIn(objectIn(said?.value['valueCoding'])?.['code']);
  const status = textIn(resource['status']);
  const told = [part('indicationForChange'), part('detailsOfAmendment')].some((each) => each && holdsValue(each.value));
  const reason =
    told ||
    REASONS.some((name) => isPresent(resource[name])) ||
    extensions.some(({ value }) => textIn(value['url'])?.includes(STATUS_REASON));
  const stopped = status !== undefined && NOT_TAKEN.includes(status);
  if (word !== undefined && said && !stopped) return { change: { word, path: said.path }, reason };
  return status === undefined ? { reason } : { change: { word: status, path: `${path}.status` }, reason };
}

function holdsValue(extension: JsonObject): boolean {
  return Object.keys(extension).some((name) => name.startsWith('value') && isPresent(extension[name]));
}
