/** What a medicine's resource says of its being changed or stopped, and whether it says why. */
import type { JsonObject } from '../../parse/tree.js';
import type { MedicationFact } from '../facts.js';
import { isPresent, itemsIn, objectIn, textIn } from '../json.js';

const REASONS = ['statusReason', 'reasonNotTaken', 'reasonEnded', 'notDoneReasonCodeableConcept', 'note'];
const SUMMARY = 'MedicationChangeSummary';
const STATUS_REASON = 'MedicationStatusReason';

/** A MedicationChangeSummary (CareConnect with a code, UK Core with a coding) goes before the status, which only says where the medicine stands now. */
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
  if (word !== undefined && said) return { change: { word, path: said.path }, reason };
  return status === undefined ? { reason } : { change: { word: status, path: `${path}.status` }, reason };
}

function holdsValue(extension: JsonObject): boolean {
  return Object.keys(extension).some((name) => name.startsWith('value') && isPresent(extension[name]));
}
