/** How a reference points and whether it is found in the same record (FHIR R4, Bundle, 3.3.1.1.3, and References, 2.3.0). */
import type { ReferenceFact } from '../facts.js';
import { isPlaceholder } from '../placeholder.js';
import type { BundleNode, ResourceNode } from './node.js';

const RELATIVE = /^[A-Za-z]{1,64}\/[^/?#\s]{1,128}$/;

export function formOf(target: string): ReferenceFact['form'] {
  if (target.startsWith('#')) return 'contained';
  if (target.startsWith('urn:')) return 'urn';
  if (target.startsWith('http://') || target.startsWith('https://')) return 'absolute';
  return RELATIVE.test(withoutHistory(target)) && !isPlaceholder(target) ? 'relative' : 'other';
}

/**
 * Finds what a reference names in the same record: among contained resources, by fullUrl, against the base of the
 * referring entry's fullUrl, and at last by type and id, as many senders give an entry a urn:uuid and refer by type and id.
 */
export function resolve(target: string, from: ResourceNode): ResourceNode | undefined {
  if (target.startsWith('#')) {
    const container = from.container ?? from;
    return target === '#' ? container : container.contained?.get(target.slice(1));
  }
  const name = withoutHistory(target);
  const base = baseOf((from.container ?? from).fullUrl);
  for (let bundle = from.bundle; bundle; bundle = bundle.outer) {
    const found =
      bundle.byUrl.get(target) ??
      bundle.byUrl.get(name) ??
      (base === undefined ? undefined : bundle.byUrl.get(base + name)) ??
      bundle.byTypeAndId.get(name);
    if (found) return found;
  }
  return undefined;
}

/** Whether something that was not found was to be expected in the record. */
export function missingOrOutside(
  form: ReferenceFact['form'],
  bundle: BundleNode | undefined,
): ReferenceFact['resolves'] {
  if (form === 'contained') return 'missing';
  if (form === 'urn') return bundle ? 'missing' : 'outside';
  if (form === 'relative') return bundle?.type === 'document' || bundle?.type === 'message' ? 'missing' : 'outside';
  return 'outside';
}

function withoutHistory(target: string): string {
  const at = target.indexOf('/_history/');
  return at < 0 ? target : target.slice(0, at);
}

/** `http://server/fhir/` of `http://server/fhir/Patient/1`; a URN has no base. */
function baseOf(fullUrl: string | undefined): string | undefined {
  if (!fullUrl?.startsWith('http')) return undefined;
  const last = fullUrl.lastIndexOf('/');
  const before = last > 0 ? fullUrl.lastIndexOf('/', last - 1) : -1;
  return before < 0 ? undefined : fullUrl.slice(0, before + 1);
}
