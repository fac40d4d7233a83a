/** Reading members of sign-on metadata and tokens, for the checks that ask about them. */
import type { Json } from '../parse/tree.js';
import type { ArtefactFact, Fact } from '../record/facts.js';

/** Members that may wrap the artefact; their JSON Schema, for the options of each check. */
export const UNWRAP = { type: 'array', items: { type: 'string' }, minItems: 1 } as const;

/** Names a member: `issuer`, `header.alg`, or `rp.id` where objects stand inside each other. */
export type Member = string;

/** An artefact, or what is inside it under the first of these members that it has. */
export function asArtefact(fact: Fact, unwrap: readonly Member[] = []): ArtefactFact | undefined {
  if (fact.kind !== 'artefact') return undefined;
  for (const member of unwrap) {
    const inner = fact.body[member];
    if (isObject(inner)) return { ...fact, body: inner, path: placeOf(fact, member) };
  }
  return fact;
}

/** The member's value; undefined where it or any object around it is not there. A name that holds dots is found whole first. */
export function memberOf(artefact: ArtefactFact, member: Member): Json | undefined {
  const inHeader = member.startsWith('header.');
  let at: Json | undefined = inHeader ? artefact.header : artefact.body;
  const name = inHeader ? member.slice('header.'.length) : member;
  if (isObject(at) && name in at) return at[name];
  for (const part of name.split('.')) {
    if (!isObject(at)) return undefined;
    at = at[part];
  }
  return at;
}

/** Where the member stands, in the notation of the artefact's own path. */
export function placeOf(artefact: ArtefactFact, member: Member): string {
  if (member.startsWith('header.')) return member;
  const around = artefact.path === '' && artefact.header ? 'claims' : artefact.path;
  return around === '' ? member : `${around}.${member}`;
}

export function isObject(value: Json | undefined): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Texts of a list; of a single text, itself. */
export function textsOf(value: Json | undefined): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((one): one is string => typeof one === 'string');
}
