/**
 * The only door by which a payload's value is written out. What may pass, as README.md says under Privacy: structural words
 * always; of an unknown URI the host; of a code, a person's data or free text no more than the shape, unless the user asked
 * for everything.
 */
import type { Detail, ValueClass } from '../checks/types.js';
import type { Generation } from '../generation.js';
import type { ValuePolicy } from '../options.js';
import { isElementName, isPublicType } from './element-names.js';
import { publicPath } from './paths.js';
import { printable } from './printable.js';
import { hex, hmacSha256 } from './sha256.js';
import { describeShape } from './shape.js';

export interface Redaction {
  policy: ValuePolicy;
  /** Whether a URI is one of the catalogue's or the definitions' own, and so no secret */
  knownUri: (uri: string) => boolean;
  /** Random, made for one run and never written: marks match inside a run and never between runs */
  readonly key: Uint8Array;
}

/** Makes the redaction of one run, with a key of its own unless the run has one already. */
export function newRedaction(policy: ValuePolicy, knownUri: (uri: string) => boolean, key?: Uint8Array): Redaction {
  let own = key;
  return {
    policy,
    knownUri,
    // Made when it is first asked for: loading the random source costs a start more than most runs have use for.
    get key() {
      own ??= crypto.getRandomValues(new Uint8Array(32));
      return own;
    },
  };
}

const LONGEST_VALUE = 200;
const WITHHELD = '[withheld]';
const HOST = /^(https?:\/\/)(?:[^/?#@]{0,200}@)?([a-z0-9.-]{1,120})(?::\d{1,5})?(.*)$/is;
const encoder = new TextEncoder();

function mark(value: string, redaction: Redaction): string {
  return `#${hex(hmacSha256(redaction.key, encoder.encode(value))).slice(0, 12)}`;
}

function shaped(value: string, redaction: Redaction): string {
  if (redaction.policy === 'none') return WITHHELD;
  return redaction.policy === 'hash'
    ? `[${describeShape(value)}, ${mark(value, redaction)}]`
    : `[${describeShape(value)}]`;
}

/** A host with a long run of digits may carry a number of a person; then it is no host to show. */
function hostOf(uri: string): { start: string; rest: string } | undefined {
  const parts = HOST.exec(uri);
  if (!parts || !parts[2]!.includes('.') || /\d{6}/.test(parts[2]!)) return undefined;
  return { start: `${parts[1]!.toLowerCase()}${parts[2]!.toLowerCase()}`, rest: parts[3]! };
}

function foreignUri(uri: string, redaction: Redaction): string {
  if (redaction.policy === 'none') return WITHHELD;
  const host = hostOf(uri);
  if (!host) return shaped(uri, redaction);
  if (host.rest === '' || host.rest === '/') return `${host.start}${host.rest}`;
  const rest = redaction.policy === 'hash' ? `[…, ${mark(uri, redaction)}]` : '[…]';
  return `${host.start}/${rest}`;
}

/**
 * Writes one value as the policy allows.
 * @param kind the value's class
 * @param value as the payload has it
 * @param redaction the run's policy
 */
export function writeValue(kind: ValueClass, value: string, redaction: Redaction): string {
  if (kind === 'structural') return printable(value, LONGEST_VALUE);
  if (kind === 'uri' && redaction.knownUri(value)) return printable(value, LONGEST_VALUE);
  if (kind === 'name' && isElementName(value)) return value;
  if (redaction.policy === 'full') return `"${printable(value, LONGEST_VALUE)}"`;
  return kind === 'uri' ? foreignUri(value, redaction) : shaped(value, redaction);
}

/**
 * Writes the path of a finding: whole under `full`, else as far as standards name its steps.
 * @param path in the notation of its generation
 * @param generation of its record
 */
export function writePath(path: string, generation: Generation, redaction: Redaction): string {
  return printable(redaction.policy === 'full' ? path : publicPath(path, generation));
}

/** Writes the type of a record: `other` where no standard names it, because then it may be anything. */
export function writeType(type: string, redaction: Redaction): string {
  if (type === '' || redaction.policy === 'full') return printable(type, LONGEST_VALUE);
  return isPublicType(type) ? type : 'other';
}

/**
 * Writes out a detail's text, each `{name}` replaced by values[name] as far as the policy allows. Braces that name no value
 * stay as they are.
 * @param detail our own words, and the values they speak of
 * @param redaction the run's policy
 */
export function fillDetail(detail: Detail, redaction: Redaction): string {
  const values = detail.values;
  if (!values) return printable(detail.text);
  const text = detail.text.replace(/\{([A-Za-z0-9_-]{1,40})\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value ? writeValue(value.class, value.value, redaction) : whole;
  });
  return printable(text);
}
