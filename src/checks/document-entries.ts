import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

/** The entries of a document Bundle can be told apart and hold something, and one of them alone is a Composition. */
export const documentEntries = defineCheck<Record<string, never>>({
  name: 'document-entries',
  does: 'Each entry of a document Bundle has an address of its own and a resource, and one is the Composition',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact) {
    if (fact.kind !== 'document' || fact.bundle?.type !== 'document') return NOT_APPLICABLE;
    const { compositions, unaddressed, repeated, empty } = fact.bundle;
    const faults: CheckResult[] = [
      ...empty.map((path) => fail('This entry holds no resource. Add it, or leave the entry out.', undefined, path)),
      ...unaddressed.map((path) =>
        fail('This entry has no fullUrl. Add one, so that references find it.', undefined, path),
      ),
      ...repeated.map((path) =>
        fail('Another entry has the same fullUrl. Give each entry one of its own.', undefined, path),
      ),
    ];
    if (compositions > 1)
      faults.push(fail('The Bundle holds more than one Composition. Send each document in a Bundle of its own.'));
    return faults.length > 0 ? faults : [PASS];
  },
});
