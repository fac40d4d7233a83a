/** The index of a Bundle's entries, made once for the Bundle. */
import { BundleIndex } from './bundle-index.js';
import { entryOf, type ResourceScope } from './scope.js';

export function bundleIndexOf(scope: ResourceScope): BundleIndex {
  scope.index ??= new BundleIndex(scope.resource, entryOf(scope)?.bundle);
  return scope.index;
}
