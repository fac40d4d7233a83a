import { expect, it } from 'vitest';
import { parseJson } from '../../../../src/parse/json.js';
import type { JsonObject } from '../../../../src/parse/tree.js';
import { validatorOf } from '../check.js';

const places = async (json: string): Promise<string[]> => {
  const { tree } = parseJson(json, { depth: 200 });
  const validator = await validatorOf();
  const issues = validator.validate({ resource: tree!.value as JsonObject, tree: tree! });
  return issues.filter(({ severity }) => severity === 'error').map(({ expression }) => expression);
};

it.each([
  ['of one type', '{"resourceType":"Patient","photo":[{"size":1e2,"url":"x"}]}', 'Patient.photo[0].size'],
  ['of several types', '{"resourceType":"Patient","multipleBirthInteger":1.0}', 'Patient.multipleBirth'],
  [
    'below one of several types',
    '{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueSampledData":{"origin":{"value":1},"period":1,"dimensions":1.0,"data":"1"}}',
    'Observation.value.dimensions',
  ],
  [
    'in a resource inside',
    '{"resourceType":"Parameters","parameter":[{"name":"a","resource":{"resourceType":"Patient","multipleBirthInteger":1e0}}]}',
    'Parameters.parameter[0].resource.multipleBirth',
  ],
])('the text of a number is found by its FHIRPath: %s', async (_what, json, place) => {
  expect(await places(json)).toEqual([place]);
});
