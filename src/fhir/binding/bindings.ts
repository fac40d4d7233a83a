/**
 * Answers whether codes are in value sets: first the indexes of the run's terminology, then the definitions that are loaded, and
 * last a terminology server, where the run has one.
 */
import type { Json } from '../../parse/tree.js';
import { type Answer, noTerminology, type TermAnswer, type TerminologyService } from '../../terminology/contract.js';
import type { CodeSystemDef, DefinitionStore } from '../definitions/types.js';
import { type Item, PathNode } from '../path/node.js';
import { isObject } from '../reference/scope.js';
import { type Membership, membershipOf } from './value-set.js';

/** Systems that payloads make up must not fill the memory. */
const MOST_SYSTEMS = 2000;

export class Bindings {
  private readonly sets = new Map<string, Membership | undefined>();
  private readonly systems = new Map<string, CodeSystemDef | null>();
  private readonly asks: boolean;

  /** With the server, where there is one */
  private readonly terminology: TerminologyService;
  /** What is on this machine */
  private readonly nearby: TerminologyService;
  private readonly farSets = new Map<string, Membership | undefined>();
  private edition: string | undefined;
  private doubt: TermAnswer['reason'];

  constructor(
    private readonly store: DefinitionStore,
    terminology: TerminologyService,
  ) {
    this.asks = terminology !== noTerminology;
    this.terminology = this.asks ? this.listening(terminology) : terminology;
    this.nearby = terminology.local ? this.listening(terminology.local) : this.terminology;
  }

  /** Says which edition of a terminology the last answer of memberAny came from; empty where none was asked. */
  get source(): string {
    return this.edition === undefined ? '' : ` That is the answer of ${this.edition}.`;
  }

  /** Why the last answer of memberAny could not be told. */
  get reason(): NonNullable<TermAnswer['reason']> {
    return this.doubt ?? 'terminology-not-loaded';
  }

  /** Remembers the edition that answered last, or that a server should have and did not. */
  private listening(terminology: TerminologyService): TerminologyService {
    const heard = <T extends TermAnswer>(answer: T): T => {
      if (answer.answer !== 'cannot-tell') this.edition = answer.edition;
      else if (answer.reason === 'terminology-server-unavailable') this.doubt = answer.reason;
      return answer;
    };
    return {
      lookup: (...asked) => heard(terminology.lookup(...asked)),
      display: (...asked) => heard(terminology.display(...asked)),
      subsumes: (...asked) => heard(terminology.subsumes(...asked)),
      member: (...asked) => heard(terminology.member(...asked)),
      filtered: (...asked) => heard(terminology.filtered?.(...asked) ?? { answer: 'cannot-tell' }),
    };
  }

  /** A code system that is loaded. */
  codeSystem(url: string): CodeSystemDef | undefined {
    let known = this.systems.get(url);
    if (known === undefined) {
      known = this.store.codeSystem(url) ?? null;
      if (this.systems.size < MOST_SYSTEMS) this.systems.set(url, known);
    }
    return known ?? undefined;
  }

  /** Is a code in its system, as the terminology on this machine knows it? */
  lookup(system: string, code: string): Answer {
    return this.asks ? this.nearby.lookup(system, code).answer : 'cannot-tell';
  }

  /** Is the value set loaded? */
  knows(url: string): boolean {
    return this.local(url) !== undefined;
  }

  private local(url: string): Membership | undefined {
    if (!this.sets.has(url)) this.sets.set(url, membershipOf(this.store, url, this.nearby));
    return this.sets.get(url);
  }

  /** @param far whether a server may be asked, where nothing on this machine can tell */
  member(url: string, system: string | undefined, code: string, far = true): Answer {
    if (this.asks) {
      const { answer } = this.nearby.member(url, system, code);
      if (answer !== 'cannot-tell') return answer;
    }
    const near = this.local(url)?.(system, code) ?? 'cannot-tell';
    return near === 'cannot-tell' && far && this.nearby !== this.terminology ? this.farMember(url, system, code) : near;
  }

  /** The server's own value set goes first; of one that it does not have, it may still know what ours is made of. */
  private farMember(url: string, system: string | undefined, code: string): Answer {
    const { answer, pending } = this.terminology.member(url, system, code);
    if (answer !== 'cannot-tell' || pending) return answer;
    if (!this.farSets.has(url)) this.farSets.set(url, membershipOf(this.store, url, this.terminology));
    return this.farSets.get(url)?.(system, code) ?? 'cannot-tell';
  }

  /** Any of the codings of a code, Coding, CodeableConcept or Quantity; 'none' where it has no coding. See member for `far`. */
  memberAny(url: string, value: Json, far = true): Answer | 'none' {
    this.edition = undefined;
    this.doubt = undefined;
    if (typeof value === 'string') return this.member(url, undefined, value, far);
    if (!isObject(value)) return 'none';
    const { coding } = value;
    if (Array.isArray(coding)) return this.anyCoding(url, coding, far);
    return this.coding(url, value, far);
  }

  private coding(url: string, value: { [name: string]: Json }, far: boolean): Answer | 'none' {
    const { code, system } = value;
    if (typeof code !== 'string') return 'none';
    return this.member(url, typeof system === 'string' ? system : '', code, far);
  }

  private anyCoding(url: string, codings: readonly Json[], far: boolean): Answer | 'none' {
    let answer: Answer | 'none' = 'none';
    for (const coding of codings) {
      const one = isObject(coding) ? this.coding(url, coding, far) : 'none';
      if (one === 'yes') return 'yes';
      if (one === 'cannot-tell' || (one === 'no' && answer === 'none')) answer = one;
    }
    return answer;
  }

  /** FHIRPath's memberOf(): undefined where it cannot be told. */
  memberOf(item: Item, valueSet: string): boolean | undefined {
    const value = item instanceof PathNode ? item.value : typeof item === 'string' ? item : undefined;
    if (value === undefined) return undefined;
    const answer = this.memberAny(valueSet, value);
    if (answer === 'none') return false;
    return answer === 'cannot-tell' ? undefined : answer === 'yes';
  }
}
