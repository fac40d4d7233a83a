import { defineCheck } from './define.js';
import { type CheckResult, PASS } from './types.js';

/** What was wrong in reading the record, each with its place. */
export const wellFormed = defineCheck<Record<string, never>>({
  name: 'well-formed',
  does: 'asks whether the record could be read',
  options: { type: 'object', additionalProperties: false },
  run: (_fact, _options, { record }) => {
    if (record.problems.length === 0) return PASS;
    return record.problems.map(
      ({ message, place, path }): CheckResult => ({
        outcome: 'fail',
        detail: { text: message },
        ...(place ? { place } : {}),
        ...(path === undefined ? {} : { path }),
      }),
    );
  },
});
