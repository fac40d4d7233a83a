/** Results of a search: what each entry is for. Source: FHIR R4 §3.1.1.4 Search results, Bundle.entry.search.mode. */
import type { JsonObject } from '../../parse/tree.js';
import type { Engine } from '../engine.js';
import { isObject } from '../reference/scope.js';
import type { Run } from '../validate/run.js';

export function checkSearchset(engine: Engine, bundle: JsonObject, run: Run): void {
  const { entry: entries } = bundle;
  if (!Array.isArray(entries)) return;
  const modes = entries.map((entry) =>
    isObject(entry) && isObject(entry['search']) ? entry['search']['mode'] : undefined,
  );
  const says = modes.some((mode) => mode !== undefined);
  const expected = expectedTypes(engine, bundle);
  entries.forEach((entry, i) => {
    if (!isObject(entry)) return;
    run.push('entry', i);
    const { resource } = entry;
    if (!isObject(resource)) run.error('invalid', 'An entry of search results must have a resource.');
    else if (says && modes[i] !== undefined) checkMode(resource, modes[i], expected, run);
    run.pop();
  });
}

function checkMode(resource: JsonObject, mode: unknown, expected: ReadonlySet<string> | undefined, run: Run): void {
  const type = resource['resourceType'];
  if (mode !== 'match' && mode !== 'include') {
    if (type !== 'OperationOutcome') {
      run.error('invalid', 'Only an OperationOutcome may have the search mode outcome.', { below: 'resource' });
    }
    return;
  }
  if (type === 'OperationOutcome' && mode === 'include') return;
  if (resource['id'] === undefined)
    run.error('invalid', 'A resource found by a search must have an id.', { below: 'resource' });
  if (mode === 'match' && expected !== undefined && typeof type === 'string' && !expected.has(type)) {
    run.error('invalid', `The search was for ${[...expected].join(', ')}, so a match must be of that type.`, {
      below: 'resource',
    });
  }
}

/** The types searched for, as the self link says them. */
function expectedTypes(engine: Engine, bundle: JsonObject): ReadonlySet<string> | undefined {
  const links = Array.isArray(bundle['link']) ? bundle['link'] : [];
  const self = links.find((link) => isObject(link) && link['relation'] === 'self');
  const url = isObject(self) ? self['url'] : undefined;
  if (typeof url !== 'string') return undefined;
  const [path = '', query = ''] = url.split('?', 2);
  const last = path.slice(path.lastIndexOf('/') + 1);
  if (engine.types.isResource(last)) return new Set([last]);
  const types = query.split('&').find((part) => part.startsWith('_type='));
  const named =
    types === undefined
      ? []
      : types
          .slice(6)
          .split(',')
          .filter((type) => engine.types.isResource(type));
  return named.length === 0 ? undefined : new Set(named);
}
