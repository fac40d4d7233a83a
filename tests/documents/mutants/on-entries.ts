/** Ways to get at the entries of a document: the first of a type, one more in a list, one under a heading. */
import { type Bundle, listOf, placeOf, type Resource, resources, section } from '../bundle.js';
import type { Mutant } from './types.js';

export const SNOMED = 'http://snomed.info/sct';

/** Breaks the first resource of a type; the change says where in it. */
export function onFirst(
  type: string,
  kind: string,
  rules: string[],
  change: (one: Resource, bundle: Bundle) => string | undefined,
  more: Partial<Mutant> = {},
): Mutant {
  return {
    kind,
    rules,
    ...more,
    break(bundle) {
      const [one] = resources(bundle, type);
      const rest = one && change(one, bundle);
      return rest === undefined ? undefined : placeOf(bundle, one!) + rest;
    },
  };
}

/** An item beside those of a list. */
export function beside(bundle: Bundle, title: string, item: Resource): string | undefined {
  const list = listOf(bundle, title);
  if (!list) return undefined;
  item.id = '0c9f1f6e-0000-4000-8000-000000000001';
  bundle.entry.push({ fullUrl: `urn:uuid:${item.id}`, resource: item });
  list['entry'].push({ item: { reference: `urn:uuid:${item.id}` } });
  return placeOf(bundle, item);
}

/** Puts a resource under a heading, beside what is there. */
export function underHeading(bundle: Bundle, title: string, resource: Resource): string | undefined {
  const at = section(bundle, title);
  if (!at) return undefined;
  resource.id = '0c9f1f6e-0000-4000-8000-000000000005';
  bundle.entry.push({ fullUrl: `urn:uuid:${resource.id}`, resource });
  at['entry'] = [...(at['entry'] ?? []), { reference: `urn:uuid:${resource.id}` }];
  return placeOf(bundle, resource);
}
