/** Answers whether codes are in value sets: first the terminology of the run, then the definitions that are loaded. */
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

  private readonly terminology: TerminologyService;
  private edition: string | undefined;

  constructor(
    private readonly store: DefinitionStore,
    terminology: TerminologyService,
  ) {
    this.asks = terminology !== noTerminology;
    this.terminology = this.asks ? this.listening(terminology) : terminology;
  }

  /** Says which edition of a terminology the last answer of memberAny came from; empty where none was asked. */
  get source(): string {
    return this.edition === undefined ? '' : ` That is the answer of ${this.edition}.`;
  }

  /** Remembers the edition that answered last. */
  private listening(terminology: TerminologyService): TerminologyService {
    const heard = <T extends TermAnswer>(answer: T): T => {
      if (answer.answer !== 'cannot-tell') this.edition = answer.edition;
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

  /** Is the value set loaded? */
  knows(url: string): boolean {
    return this.local(url) !== undefined;
  }

  private local(url: string): Membership | undefined {
    if (!this.sets.has(url)) this.sets.set(url, membershipOf(this.store, url, this.terminology));
    return this.sets.get(url);
  }

  member(url: string, system: string | undefined, code: string): Answer {
    if (this.asks) {
      const { answer } = this.terminology.member(url, system, code);
      if (answer !== 'cannot-tell') return answer;
    }
    return this.local(url)?.(system, code) ?? 'cannot-tell';
  }

  /** Any of the codings of a code, Coding, CodeableConcept or Quantity; 'none' where it has no coding. */
  memberAny(url: string, value: Json): Answer | 'none' {
    this.edition = undefined;
    if (typeof value === 'string') return this.member(url, undefined, value);
    if (!isObject(value)) return 'none';
    const { coding } = value;
    if (Array.isArray(coding)) return this.anyCoding(url, coding);
    return this.coding(url, value);
  }

  private coding(url: string, value: { [name: string]: Json }): Answer | 'none' {
    const { code, system } = value;
    if (typeof code !== 'string') return 'none';
    return this.member(url, typeof system === 'string' ? system : '', code);
  }

  private anyCoding(url: string, codings: readonly Json[]): Answer | 'none' {
    let answer: Answer | 'none' = 'none';
    for (const coding of codings) {
      const one = isObject(coding) ? this.coding(url, coding) : 'none';
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
