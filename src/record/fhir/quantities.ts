import type { JsonObject } from '../../parse/tree.js';
import type { QuantityFact } from '../facts.js';
import { textIn } from '../json.js';
import { codingFact } from './concepts.js';
import type { Spot, Walk } from './walk.js';

const DOSE = /dos(age|e)|rate|maxDose/i;

/** Reads a Quantity, and its coded unit as a coding too. */
export function readQuantity(value: JsonObject, spot: Spot, walk: Walk): void {
  const { path, element } = spot;
  const sent = value['value'];
  const amount = typeof sent === 'number' ? (walk.lexemes.get(`${path}.value`) ?? String(sent)) : textIn(sent);
  const fact: QuantityFact = { kind: 'quantity', path, codePath: `${path}.code`, role: roleOfQuantity(element) };
  if (amount !== undefined) fact.value = amount;
  const unit = textIn(value['unit']) ?? textIn(value['units']);
  if (unit !== undefined) fact.unit = unit;
  const system = textIn(value['system']);
  if (system !== undefined) fact.system = system;
  if (value['code'] !== undefined && value['code'] !== null) {
    const coding = codingFact(value, path, 'unit', element, walk);
    if (coding.code !== undefined) fact.code = coding.code;
    if (coding.known !== undefined) fact.known = coding.known;
    walk.out.add(coding);
  } else if (system !== undefined) {
    const named = walk.context.naming.system(system, walk.generation);
    if (named) fact.known = named.key;
  }
  walk.out.add(fact);
}

function roleOfQuantity(element: string): QuantityFact['role'] {
  if (element.startsWith('Observation.')) return 'result';
  return DOSE.test(element) ? 'dose' : 'other';
}
