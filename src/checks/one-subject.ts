import { defineCheck } from './define.js';
import { type CheckResult, fail, NOT_APPLICABLE, PASS } from './types.js';

const WHO = /\.(subject|patient)\.reference$/;

/** What a document refers to as its patient is one person throughout: entries about another are filed under the wrong name. */
export const oneSubject = defineCheck<Record<string, never>>({
  name: 'one-subject',
  does: 'asks that everything in a document is about the patient whom the document is about',
  options: { type: 'object', additionalProperties: false, properties: {} },
  run(fact, _options, { facts }) {
    if (fact.kind !== 'document') return NOT_APPLICABLE;
    const references = facts.get('reference');
    const own = references.find(({ path }) => path === `${fact.path}.subject.reference`);
    const bundle = /^(.*)\.entry\[\d+\]\.resource$/.exec(fact.path)?.[1];
    if (own?.to === undefined || own.type !== 'Patient' || bundle === undefined) return NOT_APPLICABLE;
    const patients = references.filter(
      ({ path, type }) => type === 'Patient' && path.startsWith(`${bundle}.`) && WHO.test(path),
    );
    return patients.map(({ path, to }): CheckResult => {
      if (to === own.to) return PASS;
      const text = 'This is about another patient than the document is. Take it out, or correct the reference.';
      return fail(text, undefined, path);
    });
  },
});
