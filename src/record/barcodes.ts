/** GS1 keys in identifiers, and element strings from barcodes (GS1 General Specifications, sections 3 and 7.8). */
import type { Collector } from './collect.js';
import type { BarcodeFact, IdentifierFact } from './facts.js';

const SCHEME = /(?:^|[^a-z])(gtin|gln|gsrn|sscc)(?:[^a-z]|$)/i;
const SYMBOLOGY = /^\](?:d2|Q3|C1|e0)/;
const SEPARATOR = '\u001d';

/** Application identifiers with values of a fixed length; all others run to the next separator. */
const FIXED: Record<string, number> = {
  '00': 18,
  '01': 14,
  '02': 14,
  '11': 6,
  '12': 6,
  '13': 6,
  '15': 6,
  '16': 6,
  '17': 6,
  '20': 2,
  '410': 13,
  '411': 13,
  '412': 13,
  '413': 13,
  '414': 13,
  '415': 13,
  '416': 13,
  '417': 13,
  '8017': 18,
  '8018': 18,
};
/** Lengths of application identifiers by their first two digits, where not two. */
const LONGER: Record<string, number> = {
  '24': 3,
  '25': 3,
  '40': 3,
  '41': 3,
  '42': 3,
  '71': 3,
  '80': 4,
  '70': 4,
  '82': 4,
};

/** An identifier whose system is a GS1 key, or whose value is an element string, is a barcode too. */
export function readBarcode(fact: IdentifierFact, out: Collector): void {
  const value = fact.value;
  if (value === undefined) return;
  const named = SCHEME.exec(fact.known ?? '')?.[1] ?? SCHEME.exec(gs1Name(fact.system))?.[1];
  if (named) out.add(barcode(value, named.toUpperCase(), fact.valuePath));
  else if (isElementString(value)) out.add(barcode(value, 'element-string', fact.valuePath));
}

export function isElementString(value: string): boolean {
  return SYMBOLOGY.test(value) || value.includes(SEPARATOR) || /^\((?:00|01|8017|8018|8019|9[1-9]|414)\)/.test(value);
}

export function barcode(value: string, scheme: string, path: string): BarcodeFact {
  return { kind: 'barcode', path, value, scheme, elements: scheme === 'element-string' ? elementsOf(value) : [] };
}

function gs1Name(system: string | undefined): string {
  if (system === undefined) return '';
  return system.toLowerCase().includes('gs1') ? system : '';
}

function elementsOf(value: string): BarcodeFact['elements'] {
  if (value.startsWith('(')) {
    return value
      .split('(')
      .slice(1)
      .flatMap((part) => {
        const close = part.indexOf(')');
        return close < 0 ? [] : [{ ai: part.slice(0, close), value: part.slice(close + 1).trim() }];
      });
  }
  const elements: BarcodeFact['elements'] = [];
  let rest = value.replace(SYMBOLOGY, '');
  while (rest !== '') {
    if (rest.startsWith(SEPARATOR)) {
      rest = rest.slice(1);
      continue;
    }
    const ai = rest.slice(0, LONGER[rest.slice(0, 2)] ?? 2);
    const end = rest.indexOf(SEPARATOR);
    const length = FIXED[ai] ?? (end < 0 ? rest.length : end) - ai.length;
    elements.push({ ai, value: rest.slice(ai.length, ai.length + length) });
    rest = rest.slice(ai.length + Math.max(length, 1));
  }
  return elements;
}
