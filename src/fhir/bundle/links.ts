/** Links of a Bundle: which relations it may have, and that none stands twice. Source: FHIR R4 §3.1.0.11 Paging. */
import type { JsonObject } from '../../parse/tree.js';
import { isObject } from '../reference/scope.js';
import type { Run } from '../validate/run.js';

const PAGING = new Set(['first', 'previous', 'next', 'last']);

export function checkLinks(bundle: JsonObject, type: string, run: Run): void {
  const { link: links } = bundle;
  if (!Array.isArray(links)) return;
  const seen = new Set<string>();
  links.forEach((link, i) => {
    const relation = isObject(link) ? link['relation'] : undefined;
    if (typeof relation !== 'string') return;
    run.push('link', i);
    const paging = PAGING.has(relation);
    if (paging && type !== 'searchset' && type !== 'history') {
      run.error('invalid', `A link ${relation} is only for the pages of a search or a history.`, { below: 'relation' });
    } else if (seen.has(relation) && (relation === 'self' || (paging && type === 'searchset'))) {
      run.error('invalid', `There is more than one link ${relation}. Keep one.`, { below: 'relation' });
    }
    seen.add(relation);
    run.pop();
  });
}
