import { defineCheck } from './define.js';
import { fail, PASS } from './types.js';

/** A record holds a resource, segment or entry of one of the named types. */
export const recordHolds = defineCheck<{ types: string[]; text: string }>({
  name: 'record-holds',
  does: 'asks that a record holds something of one of the named types',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['types', 'text'],
    properties: { types: { type: 'array', items: { type: 'string' }, minItems: 1 }, text: { type: 'string' } },
  },
  run(_fact, { types, text }, { facts }) {
    const held = facts.get('record').flatMap(({ contains }) => contains);
    return types.some((type) => held.includes(type)) ? PASS : fail(text);
  },
});
