/** What a server says of itself. Source: FHIR R4, CapabilityStatement; /metadata. */
import { isObject } from '../payload/sources/server/failure.js';
import { objectsIn, wordIn } from './parameters.js';
import type { Asking } from './questions.js';

export interface Capability {
  /** Whether it takes several requests in one Bundle */
  batch: boolean;
  /** The operation by which it is asked of a code */
  by: Asking['by'];
}

/** @returns undefined where the body is no CapabilityStatement */
export function readCapability(body: unknown): Capability | undefined {
  if (!isObject(body) || body['resourceType'] !== 'CapabilityStatement') return undefined;
  const rest = objectsIn(body['rest']);
  const batch = rest.some(({ interaction }) => objectsIn(interaction).some(({ code }) => code === 'batch'));
  const named = rest.flatMap(({ resource, operation }) => [
    ...objectsIn(operation),
    ...objectsIn(resource).flatMap(({ type, operation: own }) => (type === 'CodeSystem' ? objectsIn(own) : [])),
  ]);
  const names = new Set(named.map(({ name }) => wordIn(name).replace(/^\$/, '')));
  return { batch, by: !names.has('lookup') && names.has('validate-code') ? '$validate-code' : '$lookup' };
}
