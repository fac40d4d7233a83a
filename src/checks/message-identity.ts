import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS } from './types.js';

/** A message has an identifier, and not that of the document in it: a document sent again is in a new message. */
export const messageIdentity = defineCheck<Record<string, never>>({
  name: 'message-identity',
  does: 'A message around a document has an identifier, which is not the document’s',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact) {
    const bundle = fact.kind === 'document' ? fact.bundle : undefined;
    const outer = bundle?.outer;
    if (!bundle || outer?.type !== 'message') return NOT_APPLICABLE;
    const { identifier, identifierPath, path } = outer;
    if (identifier === undefined)
      return fail('The message has no identifier. Give each message a new one.', undefined, path);
    if (identifier !== bundle.identifier) return PASS;
    const text =
      'The message and the document in it have the same identifier. Give the message a new one each time it is sent; the document keeps its own.';
    return fail(text, undefined, identifierPath);
  },
});
