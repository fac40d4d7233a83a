import type { Fact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { type CheckResult, fail, PASS } from './types.js';
import { fieldOf } from './value.js';

export interface FieldsAgreeOptions {
  pairs: {
    /** Names of two fields of the fact */
    left: string;
    right: string;
    /** number: leading zeros say nothing */
    as: 'text' | 'number';
    text: string;
  }[];
}

/** Two fields that say the same thing say it alike: a control reference at both ends, a count and what it counts. */
export const fieldsAgree = defineCheck<FieldsAgreeOptions>({
  name: 'fields-agree',
  does: 'asks that fields which say the same thing agree, where both are there',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['pairs'],
    properties: {
      pairs: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['left', 'right', 'as', 'text'],
          properties: {
            left: { type: 'string' },
            right: { type: 'string' },
            as: { enum: ['text', 'number'] },
            text: { type: 'string' },
          },
        },
      },
    },
  },
  run(fact, { pairs }) {
    return pairs.flatMap(({ left, right, as, text }): CheckResult[] => {
      const a = plain(fact, left, as);
      const b = plain(fact, right, as);
      if (a === undefined || b === undefined) return [];
      return [a === b ? PASS : fail(text, undefined, placeOf(fact, right))];
    });
  },
});

function plain(fact: Fact, field: string, as: 'text' | 'number'): string | undefined {
  const value = fieldOf(fact, field);
  if (value === undefined || value === null || String(value).trim() === '') return undefined;
  const text = String(value).trim();
  return as === 'number' ? text.replace(/^0+(?=\d)/, '') : text;
}

/** A message keeps the paths of its fields beside them. */
function placeOf(fact: Fact, field: string): string | undefined {
  const path = fieldOf(fact, field.replace(/^fields\./, 'fieldPaths.'));
  return typeof path === 'string' ? path : undefined;
}
