import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** A message with a document starts with its header, whose focus is the document, and carries that one document only. */
export const documentInMessage = defineCheck<Record<string, never>>({
  name: 'document-in-message',
  does: 'A message Bundle around a document has its header first, leads to the document and carries no other',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact) {
    const outer = fact.kind === 'document' ? fact.bundle?.outer : undefined;
    if (!outer) return NOT_APPLICABLE;
    if (outer.type !== 'message')
      return fail(
        'The Bundle around the document is not of type message. Set its type to message, or send the document alone.',
        undefined,
        outer.path,
      );
    const faults: CheckResult[] = [];
    if (!outer.headed)
      faults.push(fail('The message does not start with its MessageHeader. Put it first.', undefined, outer.path));
    else if (outer.focused === undefined)
      faults.push(
        fail('The MessageHeader has no focus. Refer to the document Bundle there.', undefined, header(outer.path)),
      );
    else if (!outer.focused)
      faults.push(
        fail('The focus of the message is not the document Bundle. Refer to it there.', undefined, header(outer.path)),
      );
    if (outer.documents > 1)
      faults.push(
        fail('The message carries more than one document. Send each in a message of its own.', undefined, outer.path),
      );
    return faults.length > 0 ? faults : [PASS];
  },
});

function header(bundle: string): string {
  return `${bundle}.entry[0].resource`;
}
