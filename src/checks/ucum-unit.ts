import { unitProblem } from '../fhir/ucum/check.js';
import { defineCheck } from './define.js';
import { fail, NOT_APPLICABLE, PASS, review } from './types.js';
import { readText, VALUE_OPTIONS, type ValueOptions } from './value.js';

export const ucumUnit = defineCheck<ValueOptions>({
  name: 'ucum-unit',
  does: 'asks whether a code is a unit of UCUM',
  options: { type: 'object', additionalProperties: false, required: ['field'], properties: VALUE_OPTIONS },
  run(fact, options) {
    const value = readText(fact, options);
    if (value.kind === 'placeholder') return review('placeholder', undefined, value.path);
    if (value.kind !== 'text') return NOT_APPLICABLE;
    const problem = unitProblem(value.text);
    return problem === undefined ? PASS : fail(`The code is not UCUM: ${problem}.`, undefined, value.path);
  },
});
