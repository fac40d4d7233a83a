/** Makes indexes of FHIR CodeSystems, ValueSets and ConceptMaps. */
import type { IndexMeta } from '../../index-format.js';
import { TerminologyError } from '../../terminology-error.js';
import type { MadeIndex } from '../made-index.js';
import type { ReleaseFile } from '../release-file.js';
import { progressOf, type SourceOptions } from '../source-options.js';
import { type ReadResource, readCodeSystem } from './code-system.js';
import { readConceptMap } from './concept-map.js';
import { type Node, readResources, text } from './resource.js';
import { readValueSet } from './value-set.js';

/**
 * @param keyOf the key of a code system's URL in the naming table, or the URL
 * @returns an index for each code system, value set and source of a map
 * @throws TerminologyError where a file is damaged, or two resources make the same index
 */
export async function importFhir(
  files: readonly ReleaseFile[],
  keyOf: (url: string) => string,
  options: SourceOptions,
): Promise<MadeIndex[]> {
  const passed = progressOf(files, options);
  const made: MadeIndex[] = [];
  const names = new Set<string>();
  for (const file of files)
    for (const resource of await readResources(file, passed))
      for (const { codes, meta } of indexesOf(resource, file.name, keyOf)) {
        const name = `${meta.system} ${meta.edition}`;
        if (names.has(name))
          throw new TerminologyError(`${file.name}: ${meta.system} was there before. Import one version at a time.`);
        names.add(name);
        const counts = { codes: codes.size, repeated: codes.repeated };
        const whole: IndexMeta = { with: [], counts, ...meta, sources: await options.sources() };
        const otherwise = meta.kind === 'value-set' ? undefined : options.spellings?.(meta.system);
        if (otherwise) whole.spellings = [...otherwise];
        if (options.complete && meta.kind === undefined) delete whole.partial;
        made.push({ meta: whole, pieces: codes.finish(whole) });
      }
  return made;
}

function indexesOf(resource: Node, file: string, keyOf: (url: string) => string): ReadResource[] {
  const kind = text(resource, 'resourceType');
  if (kind === 'ValueSet') return [readValueSet(resource, file)];
  const read = kind === 'CodeSystem' ? [readCodeSystem(resource, file)] : readConceptMap(resource, file, keyOf);
  return read.map(({ codes, meta }) => ({ codes, meta: { ...meta, system: keyOf(meta.system) } }));
}
