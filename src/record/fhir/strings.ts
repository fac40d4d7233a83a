/** What a text member of an object says by its name: a date, a URI, narrative or other free text. */
import type { DateFact, TextFact, UriFact } from '../facts.js';
import { nhsNumbersIn, numbersIn, plainText, tokensIn } from '../text-shape.js';
import { noteUri } from './uris.js';
import type { Spot, Walk } from './walk.js';

type Reading =
  | { as: 'date'; format: DateFact['format']; use: DateFact['use'] }
  | { as: 'text'; use: TextFact['use'] }
  | { as: 'uri'; use: UriFact['use'] };

const READINGS = new Map<string, Reading>();
function dates(format: DateFact['format'], use: DateFact['use'], names: string): void {
  for (const name of names.split(' ')) READINGS.set(name, { as: 'date', format, use });
}
function texts(use: TextFact['use'], names: string): void {
  for (const name of names.split(' ')) READINGS.set(name, { as: 'text', use });
}

dates('fhir-date', 'birth', 'birthDate');
dates('fhir-date', 'other', 'expirationDate valueDate bornDate');
dates('fhir-date', 'event', 'onsetDate abatementDate');
dates('fhir-datetime', 'death', 'deceasedDateTime');
dates(
  'fhir-datetime',
  'event',
  'date effectiveDateTime performedDateTime occurrenceDateTime onsetDateTime abatementDateTime collectedDateTime ' +
    'start end occurredDateTime whenHandedOver whenPrepared effectiveTimeDateTime scheduledDateTime lastOccurrence time',
);
dates(
  'fhir-datetime',
  'recorded',
  'authoredOn recordedDate assertedDate dateRecorded dateWritten dateAsserted dateEnded created sent received authored dateTime',
);
dates('fhir-datetime', 'other', 'valueDateTime timestamp');
dates('fhir-instant', 'recorded', 'issued lastUpdated indexed recorded');
dates('fhir-instant', 'other', 'valueInstant');
dates('fhir-time', 'other', 'valueTime');
texts('narrative', 'div');
texts('note', 'comment comments');
texts('value', 'valueString');
texts('title', 'title');
texts('other', 'description patientInstruction conclusion summary outcome reasonString note diagnostics');
READINGS.set('profile', { as: 'uri', use: 'profile' });
READINGS.set('valueSet', { as: 'uri', use: 'value-set' });

/** Shortest text that can hold a JSON web token. */
const TOKEN_LENGTH = 60;

/**
 * Reads one text member.
 * @param index its place, where it stands in an array
 */
export function readText(text: string, key: string, spot: Spot, walk: Walk, index?: number): void {
  const reading = READINGS.get(key);
  if (!reading) {
    if (key === 'text') readWords(text, 'note', spot, walk, key);
    else if (text.length >= TOKEN_LENGTH && key !== 'data') readToken(text, key, spot, walk, index);
    return;
  }
  if (reading.as === 'text') readWords(text, reading.use, spot, walk, key);
  else if (reading.as === 'uri') readUri(text, reading.use, key, spot, walk, index);
  else if (text !== '') {
    // Period.start and Appointment.start are the one dateTime, the other instant: both are dates of an event.
    const path = index === undefined ? `${spot.path}.${key}` : `${spot.path}.${key}[${index}]`;
    walk.out.add({ kind: 'date', path, value: text, format: reading.format, use: reading.use });
  }
}

function readUri(text: string, use: UriFact['use'], key: string, spot: Spot, walk: Walk, index?: number): void {
  if (text === '') return;
  if (use === 'profile' && spot.name !== 'meta') return;
  const path = index === undefined ? `${spot.path}.${key}` : `${spot.path}.${key}[${index}]`;
  if (use === 'profile') walk.profiles.push(text);
  noteUri(text, use, path, walk);
}

function readWords(text: string, use: TextFact['use'], spot: Spot, walk: Walk, key: string): void {
  const path = `${spot.path}.${key}`;
  const words = use === 'narrative' ? plainText(text) : text;
  walk.out.add({
    kind: 'text',
    path,
    use,
    length: words.trim().length,
    numbers: numbersIn(words),
    tokens: tokensIn(text, walk.now),
  });
  for (const value of nhsNumbersIn(words)) walk.narrativeNumbers.push({ value, path });
}

function readToken(text: string, key: string, spot: Spot, walk: Walk, index?: number): void {
  const tokens = tokensIn(text, walk.now);
  if (tokens.length === 0) return;
  const path = index === undefined ? `${spot.path}.${key}` : `${spot.path}.${key}[${index}]`;
  walk.out.add({ kind: 'text', path, use: 'other', length: text.length, numbers: [], tokens });
}
