/** How a reference is written, whatever it leads to. Source: FHIR R4 §2.3.0.1 Literal references; Reference.type. */
import type { JsonObject } from '../../parse/tree.js';
import type { Engine } from '../engine.js';
import type { Run } from '../validate/run.js';
import { restReference } from './resolve.js';
import { entryOf } from './scope.js';

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;
/** A search in place of an id, which a transaction may have: name=value, and more of them after &. */
const CONDITIONAL = /^[A-Z][A-Za-z]+\?[^\s=&?]+=[^\s&]*(?:&[^\s=&?]+=[^\s&]*)*$/;

export function hasSpace(text: string): boolean {
  return /\s/.test(text);
}

/** Is it a fragment, an absolute URI or Type/id? */
export function isWellFormed(reference: string): boolean {
  return reference.startsWith('#') || SCHEME.test(reference) || restReference(reference) !== undefined;
}

export function checkForm(engine: Engine, value: JsonObject, run: Run): void {
  const { reference, type } = value;
  if (typeof reference === 'string' && reference !== '') checkReferenceForm(reference, run);
  if (typeof type === 'string' && type !== '' && !SCHEME.test(type) && !engine.types.isA(type, 'Resource')) {
    run.error(
      'structure',
      'The type of the reference is no resource type of this FHIR version. Names are case-sensitive.',
      {
        below: 'type',
      },
    );
  }
}

function checkReferenceForm(reference: string, run: Run): void {
  // White space alone is no value, which is said of the string itself
  if (reference.trim() === '') return;
  if (hasSpace(reference)) {
    run.error('invalid', 'The reference holds white space. Remove it.', { below: 'reference' });
    return;
  }
  if (isWellFormed(reference)) return;
  const bundle = entryOf(run.scope)?.bundle.bundle;
  if (bundle === undefined) return;
  const { type } = bundle;
  if ((type === 'transaction' || type === 'batch') && CONDITIONAL.test(reference)) return;
  run.error('invalid', 'A relative reference has the form Type/id, as Patient/1.', { below: 'reference' });
}
