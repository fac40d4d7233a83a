import { isMember, MEMBER_OPTIONS, type MemberWhere } from './count.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';
import { fieldOf, pathOf } from './value.js';

interface Options {
  /** A list in the fact, as `codings` */
  field: string;
  /** Members that ask for company */
  where: MemberWhere;
  /** Members that are company enough */
  beside: MemberWhere;
  text: string;
  /** A list with company and nobody who asks for it passes too: nothing is alone there */
  passWithout?: boolean;
}

export const beside = defineCheck<Options>({
  name: 'beside',
  does: 'asks that where a list has a member of one kind it has one of another kind too',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['field', 'where', 'beside', 'text'],
    properties: {
      field: { type: 'string' },
      where: MEMBER_OPTIONS,
      beside: MEMBER_OPTIONS,
      text: { type: 'string' },
      passWithout: { type: 'boolean' },
    },
  },
  run(fact, options) {
    const list = fieldOf(fact, options.field);
    const members: unknown[] = Array.isArray(list) ? list : [];
    const accompanied = members.some((member) => isMember(member, options.beside));
    const alone = members.findIndex((member) => isMember(member, options.where));
    if (alone < 0) return accompanied && options.passWithout ? PASS : NOT_APPLICABLE;
    if (accompanied) return PASS;
    return fail(options.text, undefined, pathOf(fact, `${options.field}.${alone}.code`) ?? fact.path);
  },
});
