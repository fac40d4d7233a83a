/** Random medicines: several doses of one, as needed, changed and stopped with a reason. */
import { stableUuid } from '../../src/template/stable-uuid.js';
import { type Bundle, type Resource, resources } from './bundle.js';
import type { Chance } from './chance.js';
import { MEDICINES, type MedicineWord } from './clinical-words.js';
import { concept, replaceItems, SNOMED } from './random-entries.js';

const MEDICINES_HEADING = 'Medications and medical devices';

export function randomMedicines(bundle: Bundle, chance: Chance): void {
  const [statement] = resources(bundle, 'MedicationStatement');
  if (!statement) return;
  const [medication] = resources(bundle, 'Medication');
  const chosen = chance.shuffle(MEDICINES).slice(0, chance.whole(1, 6));
  // One medicine twice, in another dose, is usual: mornings and evenings, or a course that tails off.
  const repeated = chance.often(0.3) ? [...chosen, chosen[0]!] : chosen;
  const items = repeated.map((word, at) => {
    const item = structuredClone(statement);
    if (medication) item['medicationReference'] = { reference: addMedication(bundle, medication, word, at) };
    else
      item['medicationCodeableConcept'].coding[0] = {
        system: 'https://dmd.nhs.uk',
        code: word.code,
        display: word.display,
      };
    item['dosage'] = [dosage(item['dosage'][0], word, at + 1, chance)];
    item['extension'] = [change(item['extension'][0], chance)];
    return item;
  });
  replaceItems(
    bundle,
    MEDICINES_HEADING,
    items,
    repeated.map(({ display }, at) => `${display}: ${items[at]!['dosage'][0].text}`),
    chance,
  );
}

function addMedication(bundle: Bundle, medication: Resource, { code, display }: MedicineWord, at: number): string {
  const id = stableUuid(`${medication.id}/${at}`);
  bundle.entry.push({
    fullUrl: `urn:uuid:${id}`,
    resource: { ...structuredClone(medication), id, code: concept([code, display]) },
  });
  return `urn:uuid:${id}`;
}

/** The amount differs from item to item, so that no two say the same. */
function dosage(from: Resource, { unit: [code, unit] }: MedicineWord, amount: number, chance: Chance): object {
  const dose = { value: amount, unit, system: SNOMED, code };
  const low = { ...dose };
  const high = { ...dose, value: amount + 1 };
  const range = chance.often(0.2);
  const times = chance.whole(1, 4);
  const needed = chance.often(0.2);
  const { doseAndRate, doseQuantity: _, timing: __, ...rest } = from;
  const amounts = range ? { doseRange: { low, high } } : { doseQuantity: dose };
  const words = `${range ? `${amount} to ${amount + 1}` : amount} ${unit} ${times} times a day`;
  return {
    text: needed ? `${words} when needed` : words,
    timing: { repeat: { frequency: times, period: 1, periodUnit: 'd' } },
    ...(needed ? { asNeededBoolean: true } : {}),
    ...(rest['route'] ? { route: rest['route'] } : {}),
    ...(chance.often(0.5) ? { method: rest['method'] } : {}),
    ...(doseAndRate ? { doseAndRate: [amounts] } : amounts),
  };
}

/** Added, continued, or changed for a reason. */
function change(from: Resource, chance: Chance): object {
  const parts = structuredClone(from['extension']) as Resource[];
  const [status] = parts;
  const word = chance.pick(['Added', 'Continued', 'Amended']);
  if (status!['valueCode']) status!['valueCode'] = word;
  else status!['valueCoding'] = { ...status!['valueCoding'], code: word.toLowerCase(), display: word };
  return { ...from, extension: word === 'Continued' ? [status] : parts };
}
