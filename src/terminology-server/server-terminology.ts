/**
 * A terminology server as the rules ask it: at once. What has been answered is said; what has not is noted as a question, and
 * cannot be told yet. Whoever runs the rules then has the questions fetched and asks again (src/run/ahead.ts). Displays are
 * compared here: none ever becomes part of a question.
 */
import type { AskedLater, CodeStatus, TermAnswer, TerminologyService } from '../terminology/contract.js';
import { displayKey, hashKey } from '../terminology/display-key.js';
import { componentOf } from '../terminology/sctid.js';
import type { ValueSetFilter } from '../terminology/value-set-filter.js';
import { type Known, NOT_HELD, UNSUPPORTED } from './answers.js';
import type { Asker } from './asker.js';
import { type Hierarchy, isUnder } from './by-tag.js';
import { editionName } from './edition-name.js';
import type { PublicTerminology } from './public-list.js';
import { type Question, questionKey } from './questions.js';

const PENDING: TermAnswer = { answer: 'cannot-tell', reason: 'terminology-not-loaded', pending: true };
const SNOMED = 'snomed-ct';
const IMPLICIT = 'http://snomed.info/sct?fhir_vs';
/** Filters of SNOMED CT value sets that an expression says as well; `constraint` is one already */
const AS_ECL: Readonly<Record<string, string>> = { 'is-a': '<<', 'descendent-of': '<', in: '^' };

export class ServerTerminology implements TerminologyService, AskedLater {
  private readonly known = new Map<string, Known>();
  private readonly sets = new Map<string, ReadonlySet<string>>();
  private noted = new Map<string, Question>();

  /** @param host named with every answer */
  constructor(
    private readonly list: PublicTerminology,
    private readonly asker: Asker,
    private readonly host: string,
    private readonly hierarchies: readonly Hierarchy[],
  ) {}

  lookup(named: string, code: string, version?: string): CodeStatus {
    const system = this.list.system(named);
    if (!system) return told(NOT_HELD);
    const component = system.key === SNOMED ? componentOf(code) : undefined;
    const beside = component ? { component } : {};
    if (!system.admits(code) || (version !== undefined && !this.list.isVersion(version)))
      return { ...told(UNSUPPORTED), ...beside };
    const known = this.ask({ ask: 'code', system: system.uri, code, ...(version === undefined ? {} : { version }) });
    if (!known) return { ...PENDING, ...beside };
    const { active, category } = known;
    return {
      ...this.answer(system.key, known),
      ...(active === undefined ? {} : { active }),
      ...(category === undefined ? {} : { category }),
      ...beside,
    };
  }

  display(named: string, code: string, display: string): ReturnType<TerminologyService['display']> {
    const system = this.list.system(named);
    if (!system) return told(NOT_HELD);
    if (!system.admits(code)) return told(UNSUPPORTED);
    const known = this.ask({ ask: 'code', system: system.uri, code });
    if (!known) return PENDING;
    if (known.is === 'cannot-tell') return this.answer(system.key, known);
    const match = matchOf(known, display);
    if (!match) return told(UNSUPPORTED);
    return { ...this.answer(system.key, known), answer: match === 'none' ? 'no' : 'yes', match };
  }

  subsumes(named: string, ancestor: string, descendant: string): TermAnswer {
    const system = this.list.system(named);
    if (!system) return told(NOT_HELD);
    if (!system.admits(ancestor) || !system.admits(descendant)) return told(UNSUPPORTED);
    const known = this.ask({ ask: 'subsumes', system: system.uri, ancestor, code: descendant });
    return known ? this.answer(system.key, known) : PENDING;
  }

  member(named: string, systemNamed: string | undefined, code: string): TermAnswer {
    const byTag = systemNamed === undefined ? undefined : this.byTag(named, systemNamed, code);
    if (byTag) return byTag;
    const valueSet = /^[a-z][a-z0-9+.-]*:/i.test(named) ? named : `${IMPLICIT}=ecl/${encodeURIComponent(named.trim())}`;
    if (!this.list.isPublicSet(valueSet)) return told(NOT_HELD);
    if (systemNamed === undefined) return this.isExpandedTo(valueSet, code);
    const system = this.list.system(systemNamed);
    if (!system) return told(NOT_HELD);
    if (!system.admits(code)) return told(UNSUPPORTED);
    const known = this.ask({ ask: 'member', valueSet, system: system.uri, code });
    return known ? this.answer(system.key, known) : PENDING;
  }

  /** What is known of a code may tell by itself whether it meets an expression. */
  private byTag(ecl: string, named: string, code: string): TermAnswer | undefined {
    const system = this.list.system(named);
    const known =
      system?.key === SNOMED ? this.known.get(questionKey({ ask: 'code', system: system.uri, code })) : undefined;
    if (!system || known?.category === undefined) return undefined;
    const is = isUnder(ecl, code, known.category, this.hierarchies);
    return is === undefined ? undefined : this.answer(system.key, { ...known, is: is ? 'yes' : 'no' });
  }

  /** Of a code without a system nothing is asked but all codes of the value set. */
  private isExpandedTo(valueSet: string, code: string): TermAnswer {
    const question: Question = { ask: 'expansion', valueSet };
    const known = this.ask(question);
    if (!known) return PENDING;
    if (!known.codes) return told(known.is === 'cannot-tell' ? known : UNSUPPORTED);
    let codes = this.sets.get(valueSet);
    if (!codes) {
      codes = new Set(known.codes);
      this.sets.set(valueSet, codes);
    }
    return { answer: codes.has(code) ? 'yes' : 'no', edition: this.host };
  }

  /** A product without a field has none; of a server that tells not even the level, nothing follows from silence. */
  property(named: string, code: string, name: string): ReturnType<NonNullable<TerminologyService['property']>> {
    const system = this.list.system(named);
    if (!system?.properties.includes(name)) return told(system ? UNSUPPORTED : NOT_HELD);
    if (!system.admits(code)) return told(UNSUPPORTED);
    const known = this.ask({ ask: 'code', system: system.uri, code });
    if (!known) return PENDING;
    if (known.is === 'yes' && known.category === undefined) return told(UNSUPPORTED);
    const answer = this.answer(system.key, known);
    return known.is === 'yes' ? { ...answer, values: known.fields?.[name] ?? [] } : answer;
  }

  filtered(named: string, { property, op, value }: ValueSetFilter, code: string): TermAnswer {
    const system = this.list.system(named);
    if (system?.key === SNOMED) {
      const concept = property === 'concept' && AS_ECL[op];
      if (concept === '<<') return this.byTag(`<<${value}`, named, code) ?? this.subsumes(named, value, code);
      const ecl = concept ? `${concept} ${value}` : property === 'constraint' && op === '=' ? value : undefined;
      return ecl === undefined ? told(UNSUPPORTED) : this.member(ecl, named, code);
    }
    if (property !== 'parent' || op !== '=' || !system?.properties.includes('parent')) return told(UNSUPPORTED);
    const { category, ...status } = this.lookup(named, code);
    if (status.answer !== 'yes') return status;
    return category === undefined ? told(UNSUPPORTED) : { ...status, answer: category === value ? 'yes' : 'no' };
  }

  fetch(): Promise<void> | undefined {
    if (this.noted.size === 0) return undefined;
    const questions = [...this.noted.values()];
    this.noted = new Map();
    return this.asker.ask(questions).then((answers) => {
      for (const [at, question] of questions.entries()) this.known.set(questionKey(question), answers[at]!);
    });
  }

  keep(): void {
    this.asker.keep();
  }

  private ask(question: Question): Known | undefined {
    const key = questionKey(question);
    const known = this.known.get(key);
    if (!known) this.noted.set(key, question);
    return known;
  }

  private answer(key: string, known: Known): TermAnswer {
    if (known.is === 'cannot-tell') return told(known);
    return { answer: known.is, edition: editionName(key, known.version, this.host) };
  }
}

function told({ is, reason }: Known): TermAnswer {
  return { answer: is, ...(reason ? { reason } : {}) };
}

/** Undefined where the server gave only the preferred display, and this is another. */
function matchOf({ displays, whole }: Known, display: string): 'preferred' | 'synonym' | 'none' | undefined {
  const [preferred, ...others] = displays ?? [];
  const hash = hashKey(displayKey(display));
  if (preferred === undefined) return undefined;
  if (hash === preferred) return 'preferred';
  if (others.includes(hash)) return 'synonym';
  return whole ? 'none' : undefined;
}
