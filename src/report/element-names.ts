/** Names that a standard gives to elements, members and columns. Any other name in a payload may be anything, also a person's. */
import names from '../../standards/definitions/element-names.json' with { type: 'json' };

/** Message types of HL7 v3, as POCD_MT200001GB02 and MCCI_IN010000UK13. */
const MESSAGE_TYPE = /^[A-Z]{4}_[A-Z]{2}\d{6}[A-Z]{2}\d{2}$/;

let known: ReadonlySet<string> | undefined;

function load(): ReadonlySet<string> {
  known ??= setOf(`${names.fhir} ${names.xml} ${names['sign-on']} ${names.rf2}`);
  return known;
}

/** HL7 v3 numbers what it has several of: pertinentInformation14. */
const NUMBERED = /(?<=[a-z])\d{1,2}$/;
/** Words of HL7 v2's and EDIFACT's message types, as ADT, A01, MEDRPT. */
const MESSAGE_WORD = /^(?:[A-Z]{3,7}|[A-Z]\d{2})$/;
const WORD = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g;
const setOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));

let columnWords: ReadonlySet<string> | undefined;
let typeWords: ReadonlySet<string> | undefined;

/** Whether every word of a column's header is one of those that headers are made of, so that it is no value. */
export function isPublicHeader(header: string): boolean {
  columnWords ??= setOf(names.columns);
  const words = header.slice(0, 100).match(WORD) ?? [];
  const digits = header.match(/\d/g)?.length ?? 0;
  return words.length > 0 && digits <= 2 && words.every((word) => columnWords!.has(word.toLowerCase()));
}

/** Whether a record's type is one that a standard names, or a word of our own for what has none. */
export function isPublicType(type: string): boolean {
  typeWords ??= setOf(names.types);
  return type.split(/[ ^_]/).every((word) => typeWords!.has(word) || MESSAGE_WORD.test(word)) || isElementName(type);
}

let plainTypes: ReadonlySet<string> | undefined;

/** Whether a name is that of a type but for its case or a letter or two at its end: a slip, and no value. */
export function isNearlyType(name: string): boolean {
  plainTypes ??= setOf(`${names.types} ${names.fhir}`.toLowerCase());
  const plain = name.toLowerCase();
  return [0, 1, 2].some((cut) => plainTypes!.has(plain.slice(0, plain.length - cut)));
}

/** Whether a standard knows the name; FHIR's companions of primitives (`_birthDate`) are known by their primitive. */
export function isElementName(name: string): boolean {
  const bare = name.startsWith('_') ? name.slice(1) : name;
  return load().has(bare) || load().has(bare.replace(NUMBERED, '')) || MESSAGE_TYPE.test(bare);
}
