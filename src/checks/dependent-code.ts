import { isFhir } from '../generation.js';
import type { CodingFact } from '../record/facts.js';
import type { TerminologyService } from '../terminology/contract.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS, review } from './types.js';
import { compiled, LINEAR_PATTERN, readText, VALUE_OPTIONS, type ValueOptions } from './value.js';

interface Options extends ValueOptions {
  /** Key of the naming table */
  system: string;
  /** Codes that may not stand alone, by their form or a mark in them */
  matches: string;
  /** Codes whose form or mark says that they may */
  unless?: string;
  /** Or by what the code system says of them: its field, and what it holds */
  property?: string;
  value?: string;
  /** What is said where no other code stands with it, and where it is the main one */
  alone: string;
  main: string;
}

/** Is a code one of those that may not stand alone? Else the reason why it cannot be told. */
type Dependent =
  | boolean
  | 'terminology-not-loaded'
  | 'terminology-server-unavailable'
  | 'unsupported'
  | 'limit-reached';

export const dependentCode = defineCheck<Options>({
  name: 'dependent-code',
  does: 'asks that a code which says more about another is not the main one and has another of its system in the record',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'system', 'matches', 'alone', 'main'],
    properties: {
      ...VALUE_OPTIONS,
      system: { type: 'string', minLength: 1 },
      matches: LINEAR_PATTERN,
      unless: LINEAR_PATTERN,
      property: { type: 'string', minLength: 1 },
      value: { type: 'string', minLength: 1 },
      alone: { type: 'string' },
      main: { type: 'string' },
    },
  },
  run(fact, options, { facts, generation, terminology }) {
    const value = readText(fact, options);
    if (fact.kind !== 'coding' || value.kind !== 'text') return NOT_APPLICABLE;
    const dependent = isDependent(value.text, options, terminology);
    if (typeof dependent === 'string') return review(dependent, undefined, value.path);
    if (!dependent) return PASS;
    if (fact.rank === 1) return fail(options.main, undefined, value.path);
    const others = facts.get('coding').filter((other) => other.known === fact.known && other.code !== fact.code);
    if (others.some((other) => stands(other, options, terminology))) return PASS;
    const [record] = facts.get('record');
    // The code that it belongs to is in a resource of its own, which a payload of one resource cannot show.
    if (isFhir(generation) && record !== undefined && record.type !== 'Bundle')
      return review('person-needed', 'The code that this one belongs to may be in another payload.', value.path);
    return fail(options.alone, undefined, value.path);
  },
});

/** What cannot be told is company enough. */
function stands({ code }: CodingFact, options: Options, terminology: TerminologyService): boolean {
  const text = code?.trim();
  return text !== undefined && text !== '' && isDependent(text, options, terminology) !== true;
}

function isDependent(
  code: string,
  { system, matches, unless, property, value }: Options,
  terminology: TerminologyService,
): Dependent {
  if (compiled(matches).test(code)) return true;
  if (property === undefined || value === undefined || (unless && compiled(unless).test(code))) return false;
  const told = terminology.property?.(system, code, property);
  if (!told) return 'terminology-not-loaded';
  const { answer, reason, values } = told;
  if (answer === 'yes') return values?.includes(value) ?? 'unsupported';
  // A code that is in no edition is another rule's matter.
  if (terminology.lookup(system, code).answer === 'no') return false;
  return reason ?? 'terminology-not-loaded';
}
