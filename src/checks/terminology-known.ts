import type { Reason } from '../outcome.js';
import { splitSctid } from '../terminology/sctid.js';
import { defineCheck } from './define.js';
import { isElsewhere } from './elsewhere.js';
import { codesIn } from './expression-codes.js';
import { type CheckResult, type Detail, fail, NOT_APPLICABLE, PASS, review } from './types.js';
import { LINEAR_PATTERN, readText, VALUE_OPTIONS, type ValueOptions } from './value.js';

export interface TermOptions extends ValueOptions {
  /** Key of the naming table, as snomed-ct */
  system: string;
  /** What stands between the codes of a cluster; empty for one code. Left out, the text may be a SNOMED CT expression */
  separators?: string;
  /** Names of extensions by the namespace of their identifiers */
  extensions?: Record<string, string>;
  /** Systems whose identifiers stand in this one too: what they hold is known, and judged by their own rules */
  elsewhere?: string[];
}

export const TERM_OPTIONS = {
  type: 'object',
  additionalProperties: false,
  required: ['field', 'system'],
  properties: {
    ...VALUE_OPTIONS,
    system: { type: 'string', minLength: 1 },
    separators: LINEAR_PATTERN,
    extensions: { type: 'object', additionalProperties: { type: 'string' } },
    elsewhere: { type: 'array', items: { type: 'string' } },
  },
} as const;

export const terminologyKnown = defineCheck<TermOptions>({
  name: 'terminology-known',
  does: 'asks a terminology whether it holds a code',
  options: TERM_OPTIONS,
  run(fact, options, { terminology }) {
    const value = readText(fact, options);
    const parts = value.kind === 'text' ? codesIn(value.text, options.separators) : undefined;
    if (!parts) return NOT_APPLICABLE;
    const answers = parts.map(({ code, at }) => ({ code, at, ...terminology.lookup(options.system, code) }));
    const unknown = answers.find(({ answer }) => answer === 'no');
    if (unknown) return fail(`${whichOf(unknown.at)} is not in {edition}.`, named(unknown.edition), value.path);
    // Where the id of a description may stand, it says which concept is meant.
    const open = answers.find(
      ({ answer, concept, code, pending }) =>
        answer === 'cannot-tell' &&
        concept === undefined &&
        !isElsewhere(terminology, options.elsewhere, code, pending),
    );
    if (!open) return PASS;
    const { reason = 'terminology-not-loaded', edition } = open;
    if (reason !== 'unsupported') return review(reason, undefined, value.path);
    const extension = options.extensions?.[namespaceOf(open.code) ?? ''];
    if (!extension) return untold(reason, edition, `whether it holds ${whichOf(open.at).toLowerCase()}`, value.path);
    const text = `${whichOf(open.at)} is of the ${extension}, which {edition} does not hold. Import the edition that does.`;
    return { ...review(reason, undefined, value.path), detail: { text, values: named(edition) } };
  },
});

/** In review, with what an edition cannot tell where one was asked. */
export function untold(reason: Reason, edition: string | undefined, what: string, path?: string): CheckResult {
  const told = review(reason, undefined, path);
  if (reason !== 'unsupported' || edition === undefined) return told;
  return { ...told, detail: { text: `What is loaded ({edition}) cannot tell ${what}.`, values: named(edition) } };
}

/** Which code of a text is meant: the only one, or one of an expression. */
export function whichOf(at: number | undefined): string {
  return at === undefined ? 'The code' : `The code at character ${at} of the expression`;
}

/** Namespace of an identifier of an extension, as 1000000. Source: SNOMED CT release file specification, 6.8. */
function namespaceOf(code: string): string | undefined {
  const group = splitSctid(code)?.group;
  return group === undefined || group.length < 9 ? undefined : group.slice(0, 7);
}

/** The edition that answered, for a message. */
export function named(edition: string | undefined): NonNullable<Detail['values']> {
  return { edition: { class: 'structural', value: edition ?? 'the edition that was loaded' } };
}
