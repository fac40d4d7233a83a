import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

/** JSON objects in which a member stands twice: most readers keep the last and lose the rest without a word. */
export const membersOnce = defineCheck<{ text: string }>({
  name: 'members-once',
  does: 'asks whether each member of a JSON object stands in it once',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['text'],
    properties: { text: { type: 'string' } },
  },
  run: (_fact, { text }, { record: { tree, problems } }) => {
    if (tree.syntax !== 'json' || problems.length > 0) return NOT_APPLICABLE;
    if (tree.duplicates.length === 0) return PASS;
    return tree.duplicates.map((path) => fail(text, undefined, path));
  },
});
