/** PQ, TS, ED and ST: quantities, points in time, text and encapsulated data (HL7 v3 data types). */
import type { XmlElement } from '../../parse/tree.js';
import { xpathOf } from '../../parse/xpath.js';
import { base64Size } from '../base64-size.js';
import type { DateFact, QuantityFact, TextFact } from '../facts.js';
import { nhsNumbersIn, numbersIn, tokensIn } from '../text-shape.js';
import { attributeOf, childOf, elementsOf, localAttribute, textOf } from '../xml.js';
import { systemOf } from './systems.js';
import type { Walk } from './walk.js';

const POINT = /^(time|.+Time)$/;
const BOUND = /^(low|high|center)$/;
const SPAN = /^(time|.+Time|.+Period)$/;

export function readDate(element: XmlElement, walk: Walk): void {
  const value = attributeOf(element, 'value');
  if (value === undefined) return;
  const parent = element.parent?.local ?? '';
  const isBound = BOUND.test(element.local) && SPAN.test(parent);
  if (!isBound && !POINT.test(element.local)) return;
  walk.out.add({
    kind: 'date',
    path: `${xpathOf(element)}/@value`,
    value,
    format: 'hl7-ts',
    use: useOf(element, parent),
  });
}

function useOf(element: XmlElement, parent: string): DateFact['use'] {
  const { local } = element;
  if (local === 'birthTime') return 'birth';
  if (local === 'deceasedTime') return 'death';
  if (local === 'availabilityTime' || local === 'creationTime' || parent === 'author') return 'recorded';
  return 'event';
}

/** A value with a unit, or with a coded unit as its translation, as the NHS's messages write units of presentation. */
export function readQuantity(element: XmlElement, walk: Walk): void {
  const value = attributeOf(element, 'value');
  if (value === undefined || element.local === 'translation') return;
  const unit = attributeOf(element, 'unit');
  const coded = elementsOf(element, 'translation').find((each) => attributeOf(each, 'code') !== undefined);
  const isQuantity = unit !== undefined || coded !== undefined || localAttribute(element, 'type') === 'PQ';
  if (!isQuantity) return;
  const path = xpathOf(element);
  const fact: QuantityFact = {
    kind: 'quantity',
    path,
    value,
    codePath: coded ? `${xpathOf(coded)}/@code` : `${path}/@unit`,
    role: roleOfQuantity(element),
  };
  if (unit !== undefined) fact.unit = unit;
  if (coded) addCodedUnit(fact, coded, walk);
  walk.out.add(fact);
}

function addCodedUnit(fact: QuantityFact, coded: XmlElement, walk: Walk): void {
  const code = attributeOf(coded, 'code');
  const codeSystem = attributeOf(coded, 'codeSystem');
  const display = attributeOf(coded, 'displayName');
  if (code !== undefined) fact.code = code;
  if (display !== undefined) fact.unit ??= display;
  if (codeSystem === undefined) return;
  fact.system = systemOf(codeSystem);
  const named = walk.context.naming.system(codeSystem, walk.generation);
  if (named) fact.known = named.key;
}

function roleOfQuantity(element: XmlElement): QuantityFact['role'] {
  const parent = element.parent?.local ?? '';
  if (/^[oO]bservation/.test(parent) || element.local === 'value' || parent === 'value') return 'result';
  return /dose|quantity/i.test(element.local) ? 'dose' : 'other';
}

const WORDS = /^(text|title|originalText)$/;

export function readText(element: XmlElement, walk: Walk): void {
  const isValue = element.local === 'value' && element.children.length > 0;
  if (!isValue && !WORDS.test(element.local)) return;
  const mediaType = attributeOf(element, 'mediaType');
  const reference = attributeOf(childOf(element, 'reference'), 'value');
  const isFile =
    attributeOf(element, 'representation') === 'B64' || (reference !== undefined && mediaType !== undefined);
  if (isFile) readAttachment(element, mediaType, walk);
  else if (!isValue || localAttribute(element, 'type') === undefined || localAttribute(element, 'type') === 'ST')
    readWords(element, walk);
}

function readAttachment(element: XmlElement, contentType: string | undefined, walk: Walk): void {
  const data = attributeOf(element, 'representation') === 'B64' ? textOf(element) : '';
  walk.out.add({
    kind: 'attachment',
    path: xpathOf(element),
    data: data !== '',
    url: childOf(element, 'reference') !== undefined,
    ...(contentType === undefined ? {} : { contentType }),
    ...(data === '' ? {} : { size: base64Size(data) }),
  });
}

function readWords(element: XmlElement, walk: Walk): void {
  const text = textOf(element);
  if (text === '') return;
  const path = xpathOf(element);
  const use = useOfText(element);
  const tokens = tokensIn(text, walk.now);
  walk.out.add({ kind: 'text', path, use, length: text.length, numbers: numbersIn(text), tokens });
  for (const value of nhsNumbersIn(text)) walk.narrativeNumbers.push({ value, path });
}

function useOfText(element: XmlElement): TextFact['use'] {
  if (element.local === 'title') return 'title';
  const parent = element.parent?.local ?? '';
  if (parent === 'section' || parent === 'presentationText') return 'narrative';
  return element.local === 'value' ? 'value' : element.local === 'text' ? 'note' : 'other';
}
