/** Reading one value of a fact. Every check names its field the same way and says where the value stands the same way. */
import type { Fact } from '../record/facts.js';
import { isPlaceholder } from '../record/placeholder.js';
import type { Detail, ValueClass } from './types.js';

/** Options that checks of one text value share. */
export interface ValueOptions {
  /** Dotted path in the fact, as `value` or `verification.code` */
  field: string;
  /** Read this field where the first is not there */
  or?: string;
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
  or: { type: 'string', minLength: 1 },
  trim: { type: 'boolean' },
  slice: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
  class: { enum: ['structural', 'uri', 'code', 'person'] },
} as const;

/** JSON Schema of a pattern in a check's options: what is not linear in time is refused as the rule is loaded. */
export const LINEAR_PATTERN = { type: 'string', format: 'linear-pattern' } as const;

export interface TextValue {
  /** blank: nothing but white space; placeholder: a mark left where a value belongs */
  kind: 'absent' | 'blank' | 'placeholder' | 'text';
  text: string;
  path: string;
}

type Step = string | { list: string; key: string; is: string };

const SELECTOR = /^(\w+)\[(\w+)=([^\]]+)\]$/;
const paths = new Map<string, Step[]>();

function stepsOf(path: string): Step[] {
  const known = paths.get(path);
  if (known) return known;
  const steps = path.split('.').map((name): Step => {
    const parts = SELECTOR.exec(name);
    return parts ? { list: parts[1]!, key: parts[2]!, is: parts[3]! } : name;
  });
  paths.set(path, steps);
  return steps;
}

/**
 * Reads a dotted path in a fact, as `concept.role`; undefined where any part is missing. `elements[ai=8018].value` takes
 * the first member of a list whose field equals a text. Paths come from rules, so their number is small.
 */
export function fieldOf(fact: unknown, path: string): unknown {
  let at: unknown = fact;
  for (const step of stepsOf(path)) {
    if (at === null || typeof at !== 'object') return undefined;
    if (typeof step === 'string') {
      at = (at as Record<string, unknown>)[step];
      continue;
    }
    const list = (at as Record<string, unknown>)[step.list];
    at = Array.isArray(list)
      ? list.find((member) => (member as Record<string, unknown>)[step.key] === step.is)
      : undefined;
  }
  return at;
}

/**
 * Where a field's value stands in the payload: the fact's own path for that field (`code` → `codePath`, `fields.x` → `fieldPaths.x`), else the path
 * of the object that holds it, else undefined: the fact's own.
 */
export function pathOf(fact: Fact, field: string): string | undefined {
  const own = fieldOf(fact, field.startsWith('fields.') ? `fieldPaths.${field.slice(7)}` : `${field}Path`);
  if (typeof own === 'string') return own;
  const dot = field.lastIndexOf('.');
  const holder = dot < 0 ? fact : fieldOf(fact, field.slice(0, dot));
  const path = fieldOf(holder, 'path');
  return typeof path === 'string' ? path : undefined;
}

export function readText(fact: Fact, options: ValueOptions): TextValue {
  const first = fieldOf(fact, options.field);
  const fallback = options.or !== undefined && (first === undefined || first === null);
  const found = fallback ? fieldOf(fact, options.or!) : first;
  const path = pathOf(fact, fallback ? options.or! : options.field) ?? fact.path;
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

/** The place that a field of the fact holds; the fact's own place, said by nothing, where there is none. */
export function placeIn(fact: Fact, field: string | undefined): string | undefined {
  const place = field === undefined ? undefined : fieldOf(fact, field);
  return typeof place === 'string' ? place : undefined;
}
