/** Codes in the code systems that are loaded, whatever value set they are bound to. Source: FHIR R4 §2.24.0.3 Coding. */
import type { Json } from '../../parse/tree.js';
import { hasCode } from '../binding/value-set.js';
import { decidableSystem } from '../codes/systems.js';
import type { Assertion } from '../compile/shape.js';
import type { Engine } from '../engine.js';
import { isObject } from '../reference/scope.js';
import { unitProblem } from '../ucum/check.js';
import type { Run } from '../validate/run.js';
import { checkDisplay } from './display.js';

export function codingRules(engine: Engine): readonly Assertion[] {
  return [{ says: 'a code of its system', check: (value, run) => checkCoding(engine, value, true, run) }];
}

export function quantityRules(engine: Engine): readonly Assertion[] {
  return [{ says: 'a unit code of its system', check: (value, run) => checkCoding(engine, value, false, run) }];
}

const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:/;

function checkCoding(engine: Engine, value: Json, hasDisplay: boolean, run: Run): void {
  if (!isObject(value)) return;
  const { system, code } = value;
  if (typeof code !== 'string' || code === '') return;
  if (typeof system !== 'string') return;
  if (!ABSOLUTE.test(system)) {
    run.error('code-invalid', 'The system of a code must be an absolute URI.', { below: 'system' });
    return;
  }
  if (system === UCUM) {
    if (unitProblem(code) !== undefined) notUcum(run);
    return;
  }
  const special = decidableSystem(system);
  if (special !== undefined) {
    if (!special(code) && system !== URI) unknownCode(system, code, run);
    return;
  }
  const def = engine.bindings.codeSystem(system);
  if (def === undefined) {
    notASystem(engine, system, run);
    return;
  }
  if (def.content === 'not-present' || def.content === 'supplement') return;
  if (!hasCode(def, code)) {
    // What is not in the part that is loaded may be in the whole, where the run has it.
    const whole = def.content === 'complete' ? 'no' : engine.bindings.lookup(system, code);
    if (whole === 'no') unknownCode(system, code, run);
    else if (whole === 'cannot-tell' && def.content === 'fragment')
      run.warn('code-invalid', `The code is not in the part of ${system} that is loaded.`, { below: 'code' });
    return;
  }
  if (hasDisplay && typeof value['display'] === 'string') checkDisplay(engine, def, code, value['display'], run);
}

/** A coding of the system for URIs names a thing by any text that its maker chose: HL7's own examples do. */
const URI = 'urn:ietf:rfc:3986';
const UCUM = 'http://unitsofmeasure.org';

function notUcum(run: Run): void {
  run.error('code-invalid', 'The code is not a UCUM unit. Use one of UCUM, as mg, 1, {tablet}.', { below: 'code' });
}

function unknownCode(system: string, code: string, run: Run): void {
  run.error('code-invalid', `The code is not in its system ${system}.`, {
    below: 'code',
    values: { code: { class: 'code', value: code } },
  });
}

function notASystem(engine: Engine, system: string, run: Run): void {
  if (engine.store.valueSet(system) !== undefined) {
    run.warn('code-invalid', 'The system is the URL of a value set. Give the URL of the code system.', {
      below: 'system',
    });
  }
}
