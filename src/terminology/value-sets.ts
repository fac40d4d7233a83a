/** Value sets that the user has imported. Source: FHIR R4 §4.9.4: includes are joined, excludes taken away. */
import type { Answer, TermAnswer, TerminologyService } from './contract.js';
import type { TerminologyIndex } from './index/terminology-index.js';
import type { ComposePart } from './index-format.js';

const DEEPEST = 20;

type Asked = Pick<TerminologyService, 'lookup'> & Required<Pick<TerminologyService, 'filtered'>>;

export class ImportedValueSets {
  private readonly byUrl = new Map<string, TerminologyIndex>();

  /**
   * @param indexes of value sets
   * @param terminology answers for code systems that a value set takes as a whole or by a filter
   */
  constructor(
    indexes: readonly TerminologyIndex[],
    private readonly terminology: Asked,
  ) {
    for (const index of indexes) this.byUrl.set(index.meta.system, index);
  }

  /** Undefined where no such value set, or not the version asked for, was imported. */
  member(canonical: string, system: string | undefined, code: string, depth = 0): TermAnswer | undefined {
    const [url = '', version] = canonical.split('|');
    const index = this.byUrl.get(url);
    if (!index || (version !== undefined && version !== index.meta.version) || depth > DEEPEST) return undefined;
    const answer = this.inCompose(index, system, code, depth);
    return answer === 'cannot-tell' ? { answer, reason: 'unsupported' } : { answer, edition: index.edition };
  }

  private inCompose(index: TerminologyIndex, system: string | undefined, code: string, depth: number): Answer {
    const parts = index.meta.compose ?? [];
    const inAny = (exclude: boolean) =>
      parts.filter((part) => part.exclude === exclude).map((part) => this.inPart(index, part, system, code, depth));
    const included = anyOf(inAny(false));
    if (included === 'no') return index.meta.partial ? 'cannot-tell' : 'no';
    const excluded = anyOf(inAny(true));
    if (excluded === 'yes') return 'no';
    return excluded === 'cannot-tell' ? 'cannot-tell' : included;
  }

  private inPart(
    index: TerminologyIndex,
    part: ComposePart,
    system: string | undefined,
    code: string,
    depth: number,
  ): Answer {
    if (part.system !== undefined && system !== undefined && part.system !== system) return 'no';
    const ofSets = (part.valueSets ?? []).map(
      (url) => this.member(url, system, code, depth + 1)?.answer ?? ('cannot-tell' as const),
    );
    const answers = ofSets.length === 0 ? [] : [anyOf(ofSets)];
    if (part.listed !== undefined) answers.push(isListed(index, part, system, code) ? 'yes' : 'no');
    else if (part.system !== undefined) answers.push(this.inSystem(part, part.system, code));
    return allOf(answers);
  }

  private inSystem({ filters = [], version }: ComposePart, system: string, code: string): Answer {
    if (filters.length === 0) return this.terminology.lookup(system, code, version).answer;
    return allOf(filters.map((filter) => this.terminology.filtered(system, filter, code).answer));
  }
}

function isListed(index: TerminologyIndex, part: ComposePart, system: string | undefined, code: string): boolean {
  const systems = part.system === undefined ? (system === undefined ? (part.systems ?? []) : [system]) : [part.system];
  return systems.some((one) => {
    const ordinal = index.find(`${one}|${code}`);
    return ordinal >= 0 && index.isMember(part.listed!, ordinal);
  });
}

function anyOf(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('cannot-tell') ? 'cannot-tell' : 'no';
}

function allOf(answers: readonly Answer[]): Answer {
  if (answers.length === 0 || answers.includes('no')) return 'no';
  return answers.includes('cannot-tell') ? 'cannot-tell' : 'yes';
}
