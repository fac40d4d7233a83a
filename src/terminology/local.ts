/** Terminology from indexes on the user's own machine. The answer names the edition that gave it. */
import type { CodeStatus, TermAnswer, TerminologyService } from './contract.js';
import type { TerminologyIndex } from './index/terminology-index.js';
import { SURE_KINDS } from './index-format.js';
import { componentOf } from './sctid.js';
import { answerOf, meetsFilter, type ValueSetFilter } from './value-set-filter.js';
import { ImportedValueSets } from './value-sets.js';

export interface LocalOptions {
  /** The key under which indexes name a code system, for a key or URI as payloads have it */
  keyOf: (system: string) => string;
  /** Answers for value sets that an index alone does not know, as ECL expressions; undefined where it cannot */
  member?: (index: TerminologyIndex, valueSet: string, ordinal: number) => boolean | undefined;
}

const NONE: readonly TerminologyIndex[] = [];
const NOT_LOADED: TermAnswer = { answer: 'cannot-tell', reason: 'terminology-not-loaded' };
const UNSUPPORTED: TermAnswer = { answer: 'cannot-tell', reason: 'unsupported' };
/** `^ 999000041000001103 | name |`, in ECL's brief or long spelling */
const REFSET = /^(?:\^|memberOf\s)\s*(\d{6,18})\s*(?:\|[^|]*\|)?\s*$/i;
const IMPLICIT = /^http:\/\/snomed\.info\/sct(?:\/[^?]*)?\?fhir_vs(?:=(isa|refset|ecl)\/(.*))?$/;

export class LocalTerminology implements TerminologyService {
  private readonly bySystem = new Map<string, TerminologyIndex[]>();
  private readonly maps = new Map<string, TerminologyIndex[]>();
  private readonly supplements = new Map<string, TerminologyIndex[]>();
  private readonly valueSets: ImportedValueSets;

  /** @param indexes of any systems; of several editions of one, the larger is asked first */
  constructor(
    readonly indexes: readonly TerminologyIndex[],
    private readonly options: LocalOptions,
  ) {
    const ofKind = (kind: TerminologyIndex['meta']['kind']) => indexes.filter(({ meta }) => meta.kind === kind);
    const put = (index: TerminologyIndex, into: Map<string, TerminologyIndex[]>) => {
      const { system } = index.meta;
      into.set(system, [...(into.get(system) ?? []), index]);
    };
    for (const index of ofKind(undefined).sort((a, b) => b.concepts - a.concepts)) put(index, this.bySystem);
    for (const index of ofKind('map')) put(index, this.maps);
    for (const index of ofKind('supplement')) put(index, this.supplements);
    this.valueSets = new ImportedValueSets(ofKind('value-set'), this);
  }

  /** Indexes of a system, the one to be asked first at the head. */
  of(system: string, version?: string): readonly TerminologyIndex[] {
    const all = this.named(this.bySystem, system);
    return version === undefined ? all : all.filter((index) => isVersion(index, version));
  }

  /** Several code systems may go by one key, as those of four nations do: one that is there under its own URL goes before. */
  private named(map: ReadonlyMap<string, TerminologyIndex[]>, system: string): readonly TerminologyIndex[] {
    return map.get(system) ?? map.get(this.options.keyOf(system)) ?? NONE;
  }

  holds(system: string): boolean {
    return this.of(system).length > 0 || this.named(this.maps, system).length > 0;
  }

  lookup(system: string, code: string, version?: string): CodeStatus {
    const indexes = this.of(system, version);
    const component = this.isSnomed(system) ? componentOf(code) : undefined;
    for (const index of indexes) {
      const ordinal = index.find(code);
      if (ordinal >= 0) return statusOf(index, ordinal, component);
    }
    const described = component === 'description' ? ofDescription(indexes, code) : undefined;
    if (described) return described;
    const looked = this.cannotTell(system, code, indexes) ?? absent(indexes);
    const mapped = looked.answer === 'no' ? undefined : this.mappedFrom(system, code);
    return component ? { ...looked, ...mapped, component } : (mapped ?? looked);
  }

  /** A code that is mapped from is known; whether it is active, a map does not say. */
  private mappedFrom(system: string, code: string): CodeStatus | undefined {
    const index = this.named(this.maps, system).find((one) => one.find(code) >= 0);
    return index && { answer: 'yes', edition: index.edition };
  }

  /** Of an expression, a description, or a code of an extension that no edition holds, concepts alone tell nothing. */
  private cannotTell(system: string, code: string, indexes: readonly TerminologyIndex[]): TermAnswer | undefined {
    if (indexes.length === 0) return undefined;
    if (!this.isSnomed(system)) return indexes.some(({ meta }) => isCovered(meta, code)) ? undefined : UNSUPPORTED;
    const told = componentOf(code) === 'concept' && indexes.some((index) => index.covers(code));
    return told ? undefined : { ...UNSUPPORTED, ...(indexes[0] ? { edition: indexes[0].edition } : {}) };
  }

  private isSnomed(system: string): boolean {
    return this.options.keyOf(system) === 'snomed-ct';
  }

  display(system: string, code: string, display: string): ReturnType<TerminologyService['display']> {
    const indexes = this.of(system);
    for (const index of indexes) {
      const ordinal = index.find(code);
      const match = ordinal < 0 ? undefined : index.matchDisplay(ordinal, display);
      if (match === 'none' && this.inSupplement(system, code, display))
        return { answer: 'yes', match: 'synonym', edition: index.edition };
      if (match) return { answer: match === 'none' ? 'no' : 'yes', match, edition: index.edition };
    }
    const [first] = indexes;
    return first ? { ...UNSUPPORTED, edition: first.edition } : NOT_LOADED;
  }

  private inSupplement(system: string, code: string, display: string): boolean {
    return this.named(this.supplements, system).some((index) => {
      const ordinal = index.find(code);
      const match = ordinal < 0 ? undefined : index.matchDisplay(ordinal, display);
      return match === 'preferred' || match === 'synonym';
    });
  }

  /** A code subsumes itself. */
  subsumes(system: string, ancestor: string, descendant: string): TermAnswer {
    const indexes = this.of(system);
    for (const index of indexes) {
      const above = index.findOften(ancestor);
      const below = above < 0 ? -1 : index.find(descendant);
      if (below >= 0) return answerOf(index, above === below || index.isAbove(above, below));
    }
    return indexes.length === 0 ? NOT_LOADED : UNSUPPORTED;
  }

  property(system: string, code: string, name: string): ReturnType<NonNullable<TerminologyService['property']>> {
    const indexes = [...this.of(system), ...this.named(this.maps, system)];
    for (const index of indexes) {
      const ordinal = index.find(code);
      if (ordinal >= 0 && index.propertyNames().includes(name))
        return { answer: 'yes', values: index.property(name, ordinal), edition: index.edition };
    }
    return indexes.length === 0 ? NOT_LOADED : UNSUPPORTED;
  }

  member(valueSet: string, system: string | undefined, code: string): TermAnswer {
    const imported = this.valueSets.member(valueSet, system, code);
    if (imported) return imported;
    const named = system ?? 'snomed-ct';
    const indexes = this.of(named);
    if (indexes.length === 0) return NOT_LOADED;
    const set = this.isSnomed(named) ? valueSetOf(valueSet) : undefined;
    if (set === undefined) return UNSUPPORTED;
    let known = false;
    for (const index of indexes) {
      const ordinal = index.find(code);
      if (ordinal < 0) continue;
      known = true;
      const inside = this.isIn(index, set, ordinal);
      if (inside !== undefined) return answerOf(index, inside);
    }
    return known ? UNSUPPORTED : (this.cannotTell(named, code, indexes) ?? absent(indexes));
  }

  filtered(system: string, filter: ValueSetFilter, code: string): TermAnswer {
    const indexes = this.of(system);
    let known = false;
    for (const index of indexes) {
      const ordinal = index.find(code);
      if (ordinal < 0) continue;
      known = true;
      const met = meetsFilter(index, filter, ordinal, (one, value, at) => this.isIn(one, { kind: 'ecl', value }, at));
      if (met !== undefined) return answerOf(index, met);
    }
    return known ? UNSUPPORTED : (this.cannotTell(system, code, indexes) ?? absent(indexes));
  }

  private isIn(index: TerminologyIndex, set: ImplicitSet, ordinal: number): boolean | undefined {
    if (set.kind === 'all') return true;
    if (set.kind === 'isa') {
      const top = index.findOften(set.value);
      return top < 0 ? undefined : top === ordinal || index.isAbove(top, ordinal);
    }
    const refset = set.kind === 'refset' ? set.value : REFSET.exec(set.value.trim())?.[1];
    if (refset === undefined) return this.options.member?.(index, set.value, ordinal);
    return index.members(refset) && index.isMember(refset, ordinal);
  }
}

interface ImplicitSet {
  kind: 'all' | 'isa' | 'refset' | 'ecl';
  value: string;
}

/** FHIR R4, SNOMED CT page, implicit value sets; anything that is no URI is taken as ECL. */
function valueSetOf(text: string): ImplicitSet | undefined {
  const implicit = IMPLICIT.exec(text);
  if (!implicit) return /^[a-z][a-z0-9+.-]*:/i.test(text) ? undefined : { kind: 'ecl', value: text.trim() };
  const [, kind, value = ''] = implicit;
  return kind === undefined ? { kind: 'all', value } : { kind: kind as ImplicitSet['kind'], value: decoded(value) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text;
  }
}

/** A version may be `20260415`, an edition's URI, or that with /version/ and a date after it. */
function isVersion({ meta }: TerminologyIndex, version: string): boolean {
  const uri = /\/sct\/(\d+)(?:\/version\/(\d+))?$/.exec(version);
  if (!uri) return version === meta.version || version === meta.edition;
  return uri[1] === meta.edition && (uri[2] === undefined || uri[2] === meta.version);
}

function isCovered({ covers }: TerminologyIndex['meta'], code: string): boolean {
  return covers === undefined || new RegExp(covers, 'u').test(code);
}

function statusOf(index: TerminologyIndex, ordinal: number, component: CodeStatus['component']): CodeStatus {
  const status: CodeStatus = { answer: 'yes', active: index.active(ordinal), edition: index.edition };
  const category = index.category(ordinal);
  if (category) status.category = category;
  if (component) status.component = component;
  if (status.active) return status;
  status.replacement = [];
  status.alternatives = [];
  for (const successor of index.successors(ordinal)) {
    const list = SURE_KINDS.includes(successor.kind) ? status.replacement : status.alternatives;
    list.push(index.code(successor.ordinal));
  }
  return status;
}

/** A description is no code, so that it is not known as one; but it says which concept is meant. */
function ofDescription(indexes: readonly TerminologyIndex[], id: string): CodeStatus | undefined {
  for (const index of indexes) {
    const ordinal = index.conceptOf(id) ?? -1;
    if (ordinal < 0) continue;
    const { active = true, edition } = statusOf(index, ordinal, 'description');
    return { ...UNSUPPORTED, active, edition: edition!, component: 'description', concept: index.code(ordinal) };
  }
  return undefined;
}

/** No edition holds the code; that says something only where one of them is all of its system. */
function absent(indexes: readonly TerminologyIndex[]): TermAnswer {
  const whole = indexes.filter(({ meta }) => !meta.partial);
  return whole.length === 0 ? NOT_LOADED : { answer: 'no', edition: whole.map(({ edition }) => edition).join(', ') };
}
