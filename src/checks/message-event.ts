import { defineCheck } from './define.js';
import { type TransferMessage, transfersIn } from './transfer-document.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

export interface MessageEventOptions {
  /** The table of messages */
  messages: string;
}

const ITK_EVENT = /^ITK\d{3}[A-Z]$/;

/** The event of a message is the one for the document that it carries. */
export const messageEvent = defineCheck<MessageEventOptions>({
  name: 'message-event',
  does: 'The event of a message is the one for the kind of document that it carries',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['messages'],
    properties: { messages: { type: 'string' } },
  },
  run(fact, options, { codes, facts }) {
    if (fact.kind !== 'message' || !fact.fields['event']) return NOT_APPLICABLE;
    const messages = codes<TransferMessage[]>(options.messages);
    const event = fact.fields['event'].trim();
    const [document] = transfersIn(facts, messages);
    if (!document) {
      const meant = messages.find((message) => message.event === event);
      if (!meant) return NOT_APPLICABLE;
      const other = facts.get('document').length > 0 ? 'a document of another kind' : 'no document';
      const text = `The event is that of “${meant.name}”, but the message carries ${other}. Send the document, or correct the event.`;
      return fail(text, undefined, fact.fieldPaths['event']);
    }
    const due = messages.find((message) => message.document === document.documentType)!;
    if (due.event === event) return PASS;
    const text = `The document in the message asks for the event of “${due.name}” (${due.event}). Correct the event.`;
    const failed = fail(text, undefined, fact.fieldPaths['event']);
    // Events of the first ITK3 messages had other codes, which were not read.
    return ITK_EVENT.test(event) ? failed : { ...failed, severity: 'should' };
  },
});
