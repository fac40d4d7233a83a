import type { Generation } from '../generation.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS, review } from './types.js';
import { readText, told, VALUE_OPTIONS, type ValueOptions } from './value.js';

interface Options extends ValueOptions {
  /** Partition identifiers that are right here, as 00 and 10 for concepts */
  allow: string[];
  /** Instead of `allow` in these generations */
  allowIn?: Partial<Record<Generation, string[]>>;
  /** Key of the terminology that may know which concept a description is of */
  system?: string;
  /** Partition identifiers that are legal but that we cannot judge further */
  review?: string[];
}

const WORDS: Record<string, string> = {
  '0': 'a concept',
  '1': 'a description',
  '2': 'a relationship',
  '6': 'a postcoordinated expression',
};

/** Source: SNOMED CT release file specification, 6.6: the two digits before the check digit say what an identifier names. */
export const sctidPartition = defineCheck<Options>({
  name: 'sctid-partition',
  does: 'asks what a SNOMED CT identifier names, by its partition identifier',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'allow'],
    properties: {
      ...VALUE_OPTIONS,
      allow: { type: 'array', items: { type: 'string', pattern: '^\\d\\d$' }, minItems: 1 },
      allowIn: {
        type: 'object',
        additionalProperties: { type: 'array', items: { type: 'string', pattern: '^\\d\\d$' } },
      },
      review: { type: 'array', items: { type: 'string', pattern: '^\\d\\d$' } },
      system: { type: 'string' },
    },
  },
  run(fact, options, { generation, terminology }) {
    const value = readText(fact, options);
    if (value.kind !== 'text' || !/^\d{6,18}$/.test(value.text)) return NOT_APPLICABLE;
    const partition = value.text.slice(-3, -1);
    if (options.review?.includes(partition))
      return review(
        'unsupported',
        'The identifier names a postcoordinated expression, which is not looked into.',
        value.path,
      );
    if (partition.startsWith('1') && value.text.length < 11)
      return fail(
        'The identifier is too short for the extension that its partition identifier names.',
        undefined,
        value.path,
      );
    if ((options.allowIn?.[generation] ?? options.allow).includes(partition)) return PASS;
    const kind = /^[01]/.test(partition) ? WORDS[partition[1]!] : undefined;
    if (!kind)
      return fail('The two digits before the last one name nothing that SNOMED CT defines.', undefined, value.path);
    const text = `The identifier names ${kind}, where that of a concept belongs.`;
    const { concept } = options.system ? terminology.lookup(options.system, value.text) : {};
    if (concept === undefined) return fail(text, undefined, value.path);
    return fail(`${text} It is a description of {concept}.`, told(options, { concept }), value.path);
  },
});
