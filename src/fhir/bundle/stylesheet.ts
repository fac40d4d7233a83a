/** A document's stylesheet, where it is named by a relative link, is an entry. Source: FHIR R4 §3.3.1.2. */
import type { JsonObject } from '../../parse/tree.js';
import type { BundleEntry, BundleIndex } from '../reference/bundle-index.js';
import { isObject } from '../reference/scope.js';
import type { Run } from '../validate/run.js';

export function checkStylesheets(bundle: JsonObject, index: BundleIndex, run: Run): void {
  const { link: links } = bundle;
  if (!Array.isArray(links)) return;
  links.forEach((link, i) => {
    if (!isObject(link) || link['relation'] !== 'stylesheet' || typeof link['url'] !== 'string') return;
    if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(link['url']) || stylesheetEntry(index, link['url']) !== undefined) return;
    run.push('link', i);
    run.error('not-found', 'The stylesheet is not in the Bundle. Add it as an entry, or give an absolute URL.', {
      below: 'url',
    });
    run.pop();
  });
}

export function stylesheetEntry(index: BundleIndex, url: string): BundleEntry | undefined {
  return index.withFullUrl(url)[0] ?? index.entries.find((entry) => entry.fullUrl?.endsWith(`/${url}`) === true);
}
