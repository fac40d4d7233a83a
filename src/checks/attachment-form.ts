import { defineCheck } from './define.js';
import { type TransferMessage, transfersIn } from './transfer-document.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

export interface AttachmentFormOptions {
  messages: string;
  /** MIME types that receivers can be expected to open */
  types: string[];
}

/** A file in a transfer of care is in the Bundle itself, and of a type that receivers open. */
export const attachmentForm = defineCheck<AttachmentFormOptions>({
  name: 'attachment-form',
  does: 'A file in a transfer of care is sent whole and of a type that receivers can be expected to open',
  options: {
    type: 'object',
    additionalProperties: false,
    required: ['messages', 'types'],
    properties: { messages: { type: 'string' }, types: { type: 'array', items: { type: 'string' } } },
  },
  run(fact, { messages, types }, { codes, facts }) {
    if (fact.kind !== 'attachment') return NOT_APPLICABLE;
    if (transfersIn(facts, codes<TransferMessage[]>(messages)).length === 0) return NOT_APPLICABLE;
    if (!fact.data && fact.inside) return PASS;
    if (!fact.data) {
      const text = fact.url
        ? 'The file is elsewhere, behind a URL. Put it into the Bundle: a receiver does not fetch it.'
        : 'The file has no content. Add it in base64, or leave the attachment out.';
      return fail(text);
    }
    const type = fact.contentType?.split(';')[0]?.trim().toLowerCase();
    if (!type) return fail('The file does not say of what type it is. Give its MIME type.');
    if (types.includes(type)) return PASS;
    const text =
      'Receivers are not expected to open files of this type. Send a PDF, or agree the type with them beforehand.';
    return { ...fail(text), severity: 'should' };
  },
});
