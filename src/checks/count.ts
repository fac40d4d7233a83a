import { defineCheck } from './define.js';
import { isEmpty } from './present.js';
import { fail, PASS } from './types.js';
import { fieldOf, placeIn } from './value.js';

/** What a member must be to count: equal to; one of; there or not there; or not so. */
export type Wanted = string | number | boolean | (string | number | boolean)[] | { present: boolean } | { not: Wanted };

export type MemberWhere = Record<string, Wanted>;

interface Options {
  /** A list in the fact, as `identifiers` or `concept.codings` */
  field: string;
  where?: MemberWhere;
  /** Members with the same text here count once, white space aside */
  distinct?: string;
  min?: number;
  max?: number;
  text: string;
  /** Field that holds the place of the finding; left out: the fact's own */
  at?: string;
}

const WANTED = {
  oneOf: [
    { type: ['string', 'number', 'boolean'] },
    { type: 'array', items: { type: ['string', 'number', 'boolean'] }, minItems: 1 },
    {
      type: 'object',
      additionalProperties: false,
      required: ['present'],
      properties: { present: { type: 'boolean' } },
    },
    { type: 'object', additionalProperties: false, required: ['not'], properties: { not: {} } },
  ],
} as const;

function isWanted(value: unknown, wanted: Wanted): boolean {
  if (Array.isArray(wanted)) return wanted.some((one) => one === value);
  if (typeof wanted !== 'object') return value === wanted;
  return 'present' in wanted ? isEmpty(value) !== wanted.present : !isWanted(value, wanted.not);
}

export const MEMBER_OPTIONS = { type: 'object', additionalProperties: WANTED } as const;

/** True where every named field of a member is as wanted. */
export function isMember(member: unknown, where: MemberWhere): boolean {
  return Object.entries(where).every(([path, wanted]) => isWanted(fieldOf(member, path), wanted));
}

export const count = defineCheck<Options>({
  name: 'count',
  does: 'asks how many members of a list are of a kind',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'text'],
    anyOf: [{ required: ['min'] }, { required: ['max'] }],
    properties: {
      field: { type: 'string' },
      where: MEMBER_OPTIONS,
      at: { type: 'string' },
      distinct: { type: 'string' },
      min: { type: 'integer', minimum: 0 },
      max: { type: 'integer', minimum: 0 },
      text: { type: 'string' },
    },
  },
  run(fact, options) {
    const list = fieldOf(fact, options.field);
    const members = (Array.isArray(list) ? list : []).filter((member: unknown) =>
      isMember(member, options.where ?? {}),
    );
    const { distinct, min = 0, max = Number.POSITIVE_INFINITY } = options;
    const found = distinct
      ? new Set(members.map((member) => String(fieldOf(member, distinct) ?? '').replace(/[\s-]/g, ''))).size
      : members.length;
    return found >= min && found <= max ? PASS : fail(options.text, undefined, placeIn(fact, options.at));
  },
});
