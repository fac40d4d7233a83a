/** Reading one value of a fact. Every check names its field the same way and says where the value stands the same way. */
import type { Fact } from '../record/facts.js';
import { isPlaceholder } from '../record/placeholder.js';
import type { Detail, ValueClass } from './types.js';

/** Options that checks of one text value share. */
export interface ValueOptions {
  /** Dotted path in the fact, as `value` or `verification.code` */
  field: string;
  /** Judge the value without white space at its ends */
  trim?: boolean;
  /** Judge only these characters of it: from, and up to but not including */
  slice?: [number, number];
  /** Privacy class of the value; person where it is not said */
  class?: ValueClass;
}

/** JSON Schema of ValueOptions, for the options of each check. */
export const VALUE_OPTIONS = {
  field: { type: 'string', minLength: 1 },
  trim: { type: 'boolean' },
  slice: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
  class: { enum: ['structural', 'uri', 'code', 'person'] },
} as const;

export interface TextValue {
  /** blank: nothing but white space; placeholder: a mark left where a value belongs */
  kind: 'absent' | 'blank' | 'placeholder' | 'text';
  text: string;
  path: string;
}

/** Reads a dotted path in a fact; undefined where any part is missing. */
export function fieldOf(fact: unknown, path: string): unknown {
  let at: unknown = fact;
  for (const name of path.split('.')) {
    if (at === null || typeof at !== 'object') return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}

/**
 * Where a field's value stands in the payload: the fact's own path for that field (`code` → `codePath`), else the path
 * of the object that holds it, else undefined: the fact's own.
 */
export function pathOf(fact: Fact, field: string): string | undefined {
  const own = fieldOf(fact, `${field}Path`);
  if (typeof own === 'string') return own;
  const dot = field.lastIndexOf('.');
  const holder = dot < 0 ? fact : fieldOf(fact, field.slice(0, dot));
  const path = fieldOf(holder, 'path');
  return typeof path === 'string' ? path : undefined;
}

export function readText(fact: Fact, options: ValueOptions): TextValue {
  const path = pathOf(fact, options.field) ?? fact.path;
  const found = fieldOf(fact, options.field);
  if (found === undefined || found === null) return { kind: 'absent', text: '', path };
  const whole = String(found);
  if (whole.trim() === '') return { kind: 'blank', text: whole, path };
  if (isPlaceholder(whole)) return { kind: 'placeholder', text: whole, path };
  const trimmed = options.trim ? whole.trim() : whole;
  return { kind: 'text', text: options.slice ? trimmed.slice(...options.slice) : trimmed, path };
}

/** A value for a message, in the class that the rule gave it. */
export function told(
  options: Pick<ValueOptions, 'class'>,
  values: Record<string, string>,
): NonNullable<Detail['values']> {
  const valueClass = options.class ?? 'person';
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { class: valueClass, value }]));
}

const patterns = new Map<string, RegExp>();

/** The compiled form of a rule's pattern. Patterns come from the catalogue, so their number is small. */
export function compiled(pattern: string): RegExp {
  const known = patterns.get(pattern);
  if (known) return known;
  const made = new RegExp(pattern, 'u');
  patterns.set(pattern, made);
  return made;
}
