import type { Facts, ReferenceFact } from '../record/facts.js';
import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

const WHO = /\.(subject|patient)\.reference$/;

/** What a document refers to as its patient is one person throughout: entries about another are filed under the wrong name. */
export const oneSubject = defineCheck<Record<string, never>>({
  name: 'one-subject',
  does: 'asks that everything in a document is about the patient whom the document is about',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact, _options, { facts }) {
    // A Bundle of several documents may be about several people.
    if (fact.kind !== 'document' || fact.bundle?.compositions !== 1) return NOT_APPLICABLE;
    const patients = patientsIn(facts).get(fact.bundle.path) ?? [];
    const own = patients.find(({ path }) => path === `${fact.path}.subject.reference`);
    if (own?.to === undefined) return NOT_APPLICABLE;
    return patients.map(({ path, to }): CheckResult => {
      if (to === own.to) return PASS;
      const text = 'This is about another patient than the document is. Take it out, or correct the reference.';
      return fail(text, undefined, path);
    });
  },
});

/** Made once a record: a message may carry many documents. */
const indexes = new WeakMap<Facts, Map<string, ReferenceFact[]>>();

/** References to whom something is about, by the path of each Bundle that they stand in. */
function patientsIn(facts: Facts): Map<string, ReferenceFact[]> {
  const known = indexes.get(facts);
  if (known) return known;
  const made = new Map<string, ReferenceFact[]>();
  for (const reference of facts.get('reference')) {
    const { path, type } = reference;
    if (type !== 'Patient' || !WHO.test(path)) continue;
    for (let end = path.indexOf('.entry['); end > 0; end = path.indexOf('.entry[', end + 1)) {
      const bundle = path.slice(0, end);
      const held = made.get(bundle);
      if (held) held.push(reference);
      else made.set(bundle, [reference]);
    }
  }
  indexes.set(facts, made);
  return made;
}
