/** What an Observation found: value, interpretation and reference range, in every generation. */
import type { JsonObject } from '../../parse/tree.js';
import type { Result } from '../facts.js';
import { isPresent, objectIn, objectsIn, textIn } from '../json.js';
import { amountOf } from './dosages.js';
import type { ResourceNode } from './node.js';
import type { Walk } from './walk.js';

const PARTS = ['component', 'hasMember', 'related'];

export function readResult({ resource, path }: ResourceNode, walk: Walk): Result {
  const name = Object.keys(resource).find((each) => /^value[A-Z]/.test(each) && isPresent(resource[each]));
  const amount = amountOf(resource['valueQuantity'], `${path}.valueQuantity`, walk);
  const result: Result = {
    value: name !== undefined,
    absent: isPresent(resource['dataAbsentReason']),
    parts: PARTS.some((each) => isPresent(resource[each])),
    interpretations: objectsIn(resource['interpretation'])
      .flatMap((each) => objectsIn(each['coding']))
      .map((coding) => textIn(coding['code']))
      .filter((code): code is string => code !== undefined),
    interpretationPath: `${path}.interpretation`,
  };
  if (amount) result.amount = amount;
  const ranges = objectsIn(resource['referenceRange']);
  if (amount && ranges.length === 1) addBounds(result, ranges[0] as JsonObject, `${path}.referenceRange[0]`, walk);
  return result;
}

/** Only bounds in the value's own unit are bounds of it; those of one group of people may not be this person's. */
function addBounds(result: Result, range: JsonObject, path: string, walk: Walk): void {
  if (isPresent(range['appliesTo']) || isPresent(range['age'])) return;
  for (const end of ['low', 'high'] as const) {
    const bound = amountOf(objectIn(range[end]), `${path}.${end}`, walk);
    const unit = bound?.code ?? bound?.unit;
    const own = result.amount?.code ?? result.amount?.unit;
    if (bound?.value !== undefined && unit === own) result[end] = bound.value;
  }
}
