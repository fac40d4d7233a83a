import { defineCheck } from './define.js';
import { PASS } from './types.js';

/** The words and places come from our own readers, which never quote the payload. */
export const wellFormed = defineCheck<Record<string, never>>({
  name: 'well-formed',
  does: 'asks whether the record could be read in the format that it is written in',
  options: { type: 'object', additionalProperties: false },
  run(_fact, _options, { record }) {
    if (record.problems.length === 0) return PASS;
    return record.problems.map(({ message, place, path }) => ({
      outcome: 'fail' as const,
      detail: { text: message },
      ...(place === undefined ? {} : { place }),
      ...(path === undefined ? {} : { path }),
    }));
  },
});
