/** What a receiver that follows standards/receiver.json can do with one item of a section. */
import type { CodedStructure, ReceiverSheet } from '../../catalogue/receiver.js';
import type { EntryTarget } from '../../record/facts/entry.js';
import type { CodingFact, ConceptFact } from '../../record/facts.js';
import { isPlaceholder } from '../../record/placeholder.js';
import type { Fate, FateReason } from '../../report/documents.js';
import { passesVerhoeff } from '../../terminology/verhoeff.js';

export interface ItemFate {
  fate: Fate;
  reason?: FateReason;
  structure?: CodedStructure;
}

/**
 * @param heading key of the heading that it stands under
 * @param hasWords whether the section has text that the receiver shows
 */
export function fateOf(
  target: EntryTarget,
  heading: string | undefined,
  hasWords: boolean,
  receiver: ReceiverSheet,
): ItemFate {
  const { type, concept } = target;
  if (type === '') return { fate: 'unusable', reason: 'unresolved' };
  if (receiver.files.types.includes(type)) return fateOfFile(target, receiver);
  if (receiver.data.includes(type)) return { fate: 'data' };
  const structure = structureOf(type, heading, receiver);
  if (!structure) return hasWords ? { fate: 'text', reason: 'no-structure' } : { fate: 'unusable', reason: 'no-words' };
  const said = readCodes(concept, structure, receiver);
  if (said === 'coded') return { fate: 'coded', structure };
  if (said === 'absent' && hasWords) return { fate: 'text', reason: said, structure };
  const named = hasWords || said === 'degrade-code' || Boolean(concept && hasName(concept));
  return named ? { fate: 'degraded', reason: said, structure } : { fate: 'unusable', reason: 'no-words', structure };
}

function fateOfFile({ contentType = '' }: EntryTarget, { files }: ReceiverSheet): ItemFate {
  const [type = ''] = contentType.split(';');
  return files.accepted.includes(type.trim().toLowerCase())
    ? { fate: 'text', reason: 'file' }
    : { fate: 'unusable', reason: 'file-type' };
}

function structureOf(
  type: string,
  heading: string | undefined,
  { structures, alsoUnder }: ReceiverSheet,
): CodedStructure | undefined {
  const local = type.slice(type.lastIndexOf('.') + 1);
  const under = Object.hasOwn(alsoUnder, local) ? alsoUnder[local]! : [];
  return structures.find(
    ({ id, types, headings }) =>
      types.includes(local) || (under.includes(id) && heading !== undefined && headings.includes(heading)),
  );
}

function readCodes(
  concept: ConceptFact | undefined,
  { systems }: CodedStructure,
  { degrade }: ReceiverSheet,
): 'coded' | FateReason {
  if (concept?.absent) return 'absent';
  const codings = (concept?.codings ?? []).filter(({ code }) => Boolean(code));
  if (codings.length === 0) return 'no-code';
  const own = codings.filter(({ code }) => !degrade.some((known) => known.code === code));
  const understood = own.filter(({ known }) => known !== undefined && systems.includes(known));
  if (understood.some(isWellFormed)) return 'coded';
  if (understood.length > 0) return 'malformed-code';
  return own.length < codings.length ? 'degrade-code' : 'code-system';
}

function hasName({ hasText, codings }: ConceptFact): boolean {
  return hasText || codings.some(({ display }) => Boolean(display));
}

const IDENTIFIED = new Set(['snomed-ct', 'dmd']);

/**
 * Whether a code can be one of its system: SNOMED CT and dm+d identifiers by their digits, those of descriptions too, which
 * CDA carries; expressions and codes of other systems are taken as they are. Source: SNOMED CT release file specification, 6.
 */
export function isWellFormed({ known, code = '' }: CodingFact): boolean {
  if (known === undefined || !IDENTIFIED.has(known) || /[:+=|]/.test(code) || isPlaceholder(code)) return true;
  return /^[1-9]\d{5,17}$/.test(code) && passesVerhoeff(code) && /^[01][01]$/.test(code.slice(-3, -1));
}
