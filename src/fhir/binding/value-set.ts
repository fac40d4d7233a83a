/**
 * Membership of a code in a value set, as far as the loaded definitions tell.
 * Source: FHIR R4 §4.9.4 (compose: includes are joined, excludes taken away; filters §4.9.5).
 */
import type { Answer, TerminologyService } from '../../terminology/contract.js';
import { decidableSystem } from '../codes/systems.js';
import type { CodeSystemDef, DefinitionStore, ValueSetDef, ValueSetPart } from '../definitions/types.js';
import { filterTest } from './filters.js';

/** Is a code of a system in the set? Without a system (a `code` element) any system of the set will do. */
export type Membership = (system: string | undefined, code: string) => Answer;

const DEEPEST = 20;

/** The membership of a value set, or undefined where it is not loaded. */
export function membershipOf(
  store: DefinitionStore,
  url: string,
  terminology: TerminologyService,
  depth = 0,
): Membership | undefined {
  const def = store.valueSet(url);
  if (def === undefined || depth > DEEPEST) return undefined;
  if (def.include.length === 0 && def.expansion !== undefined) return ofExpansion(def.expansion);
  return ofCompose({ store, terminology }, def, depth);
}

function ofExpansion(expansion: Map<string, Set<string>>): Membership {
  return (system, code) => {
    if (system !== undefined) return expansion.get(system)?.has(code) === true ? 'yes' : 'no';
    for (const codes of expansion.values()) if (codes.has(code)) return 'yes';
    return 'no';
  };
}

/** Where code systems are looked up: the definitions loaded, and for those that they do not hold the terminology. */
interface Sources {
  store: DefinitionStore;
  terminology: TerminologyService;
}

function ofCompose(from: Sources, def: ValueSetDef, depth: number): Membership {
  const includes = def.include.map((part) => ofPart(from, part, depth));
  const excludes = def.exclude.map((part) => ofPart(from, part, depth));
  const included = def.activeOnly ? inUse(from.store, def, anyOf(includes)) : anyOf(includes);
  if (excludes.length === 0) return included;
  const excluded = anyOf(excludes);
  return (system, code) => {
    const inside = included(system, code);
    if (inside === 'no') return 'no';
    const outside = excluded(system, code);
    if (outside === 'yes') return 'no';
    return outside === 'cannot-tell' ? 'cannot-tell' : inside;
  };
}

/** Leaves out codes that their system says are no longer in use. */
function inUse(store: DefinitionStore, { include }: ValueSetDef, included: Membership): Membership {
  return (system, code) => {
    const systems = system === undefined ? include.map((part) => part.system ?? '') : [system];
    const isOld = systems.some((url) => {
      const { inactive, status } = store.codeSystem(url)?.concepts.get(code)?.properties ?? {};
      return inactive === true || status === 'retired' || status === 'inactive';
    });
    return isOld ? 'no' : included(system, code);
  };
}

function anyOf(parts: readonly Membership[]): Membership {
  if (parts.length === 1) return parts[0]!;
  return (system, code) => {
    let answer: Answer = 'no';
    for (const part of parts) {
      const one = part(system, code);
      if (one === 'yes') return 'yes';
      if (one === 'cannot-tell') answer = 'cannot-tell';
    }
    return answer;
  };
}

function ofPart(from: Sources, part: ValueSetPart, depth: number): Membership {
  const sets = (part.valueSets ?? []).map(
    (url) => membershipOf(from.store, url, from.terminology, depth + 1) ?? askedSet(from.terminology, url),
  );
  const ofSets = sets.length === 0 ? undefined : anyOf(sets);
  if (part.system === undefined) return ofSets ?? (() => 'no');
  const ofSystem = systemPart(from, part, part.system);
  if (ofSets === undefined) return ofSystem;
  return (system, code) => worst(ofSystem(system, code), ofSets(system, code));
}

function worst(a: Answer, b: Answer): Answer {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'yes' && b === 'yes' ? 'yes' : 'cannot-tell';
}

function systemPart(from: Sources, part: ValueSetPart, url: string): Membership {
  const ofCodes = codesOf(from, part, url);
  return (system, code) => (system !== undefined && system !== url ? 'no' : ofCodes(code));
}

function codesOf({ store, terminology }: Sources, part: ValueSetPart, url: string): (code: string) => Answer {
  const { codes, filters } = part;
  if (codes !== undefined) return (code) => (codes.has(code) ? 'yes' : 'no');
  const special = decidableSystem(url);
  if (special !== undefined && (filters === undefined || filters.length === 0))
    return (code) => (special(code) ? 'yes' : 'no');
  const system = store.codeSystem(part.version === undefined ? url : `${url}|${part.version}`) ?? store.codeSystem(url);
  if (system === undefined || system.content === 'not-present' || system.content === 'supplement')
    return askedOf(terminology, part, url);
  // What a part of a code system does not hold may be in the whole of it.
  const absent: (code: string) => Answer = system.content === 'complete' ? () => 'no' : askedOf(terminology, part, url);
  if (filters === undefined || filters.length === 0) return (code) => (hasCode(system, code) ? 'yes' : absent(code));
  const tests = filters.map((filter) => filterTest(system, filter));
  return (code) => {
    if (!hasCode(system, code)) return absent(code);
    let answer: Answer = 'yes';
    for (const test of tests) answer = worst(answer, test(code));
    return answer;
  };
}

/** A value set that no definitions hold may be in the terminology of the run. */
function askedSet(terminology: TerminologyService, url: string): Membership {
  return (system, code) => terminology.member(url, system, code).answer;
}

/** A code system that no definitions hold may be in the terminology of the run. */
function askedOf(terminology: TerminologyService, part: ValueSetPart, url: string): (code: string) => Answer {
  const { filters = [], version } = part;
  if (filters.length === 0) return (code) => terminology.lookup(url, code, version).answer;
  return (code) => {
    let answer: Answer = 'yes';
    for (const filter of filters)
      answer = worst(answer, terminology.filtered?.(url, filter, code).answer ?? 'cannot-tell');
    return answer;
  };
}

const folded = new WeakMap<CodeSystemDef, Set<string>>();

/** A code system says whether case matters; where it does not, case is folded. */
export function hasCode(system: CodeSystemDef, code: string): boolean {
  if (system.concepts.has(code)) return true;
  if (system.caseSensitive) return false;
  let lower = folded.get(system);
  if (lower === undefined) {
    lower = new Set([...system.concepts.keys()].map((one) => one.toLowerCase()));
    folded.set(system, lower);
  }
  return lower.has(code.toLowerCase());
}
