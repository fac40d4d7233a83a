import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

const FIELDS = [
  ['responseTo', 'identifier of the message that it answers'],
  ['responseCode', 'code that says how it went'],
  ['responseDetails', 'reference to the OperationOutcome with the details'],
] as const;

/** An acknowledgement says which message it answers, and how that went (ITK-MessageHeader-2, response). */
export const messageAnswer = defineCheck<{ events: string[] }>({
  name: 'message-answer',
  does: 'An acknowledgement names the message that it answers, the outcome and its details',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['events'],
    properties: { events: { type: 'array', items: { type: 'string' } } },
  },
  run(fact, { events }) {
    if (fact.kind !== 'message' || !events.includes(fact.fields['event'] ?? '')) return NOT_APPLICABLE;
    if (fact.fields['response'] === undefined)
      return fail('The acknowledgement does not say what it answers. Add MessageHeader.response.');
    return FIELDS.map(([field, name]): CheckResult => {
      if (fact.fields[field]?.trim()) return PASS;
      return fail(`The acknowledgement has no ${name}. Add it.`, undefined, fact.fieldPaths['response']);
    });
  },
});
