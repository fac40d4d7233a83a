import { defineCheck } from './define.js';
import { isTransfer, type TransferMessage } from './transfer-document.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

export interface MessageFieldsOptions {
  /** The table of messages: only those that carry one of its documents are asked */
  messages: string;
  /** Only messages that have this field */
  having?: string;
  /** Only messages that do not have this field */
  unless?: string;
  /** `in`: the only values; `ifThere`: judged only where it is there */
  fields: { field: string; name: string; in?: string[]; ifThere?: boolean }[];
  /** What to do about a missing or wrong one; the name is put before it */
  text: string;
}

/** The header of a message that carries a transfer of care has the named fields, each with a value that it may have. */
export const messageFields = defineCheck<MessageFieldsOptions>({
  name: 'message-fields',
  does: 'The header of a message that carries a transfer of care has the named fields',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['messages', 'fields', 'text'],
    properties: {
      messages: { type: 'string' },
      having: { type: 'string' },
      unless: { type: 'string' },
      fields: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['field', 'name'],
          properties: {
            field: { type: 'string' },
            name: { type: 'string' },
            in: { type: 'array', items: { type: 'string' } },
            ifThere: { type: 'boolean' },
          },
        },
      },
      text: { type: 'string' },
    },
  },
  run(fact, { messages, having, unless, fields, text }, { codes, facts }) {
    if (fact.kind !== 'message' || !isTransfer(fact, facts, codes<TransferMessage[]>(messages))) return NOT_APPLICABLE;
    if (having !== undefined && fact.fields[having] === undefined) return NOT_APPLICABLE;
    if (unless !== undefined && fact.fields[unless] !== undefined) return NOT_APPLICABLE;
    return fields.flatMap(({ field, name, in: allowed, ifThere }): CheckResult[] => {
      const value = fact.fields[field]?.trim();
      if (!value) return ifThere ? [] : [fail(`There is no ${name}. ${text}`)];
      if (!allowed || allowed.includes(value)) return [PASS];
      return [fail(`The ${name} has a value that it may not have. ${text}`, undefined, fact.fieldPaths[field])];
    });
  },
});
