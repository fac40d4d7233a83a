/** Makes indexes of FHIR CodeSystems, ValueSets and ConceptMaps. */
import type { IndexMeta } from '../../index-format.js';
import { TerminologyError } from '../../terminology-error.js';
import type { MadeIndex } from '../made-index.js';
import type { ReleaseFile } from '../release-file.js';
import { progressOf, type SourceOptions, sourcesOf } from '../source-options.js';
import { type ReadResource, readCodeSystem } from './code-system.js';
import { readConceptMap } from './concept-map.js';
import { EmptyResource, type Node, readResources, text } from './resource.js';
import { readValueSet } from './value-set.js';

/**
 * @returns an index for each code system, value set and source of a map; resources without content are left out and counted
 * @throws TerminologyError where a file is damaged, two resources make the same index, or none has any content
 */
export async function importFhir(files: readonly ReleaseFile[], options: SourceOptions): Promise<MadeIndex[]> {
  const passed = progressOf(files, options);
  const keyOf = options.keyOf ?? ((url: string) => url);
  const made = new Map<string, MadeIndex>();
  const empty: EmptyResource[] = [];
  for (const file of files)
    for (const { codes, meta } of await readFile(file, keyOf, passed, empty)) {
      const name = `${meta.system} ${meta.edition}`;
      if (made.has(name))
        throw new TerminologyError(`${file.name}: ${meta.system} was there before. Import one version at a time.`);
      const counts = { codes: codes.size, repeated: codes.repeated };
      const whole: IndexMeta = { with: [], counts, ...meta, sources: sourcesOf(await options.sources(), [file.name]) };
      if (options.complete && meta.kind === undefined) delete whole.partial;
      // A part must not take the place of the whole.
      if (whole.partial && meta.kind === undefined) whole.edition = 'part';
      const otherwise = meta.kind === 'value-set' ? undefined : options.spellings?.(meta.system);
      if (otherwise) whole.spellings = [...otherwise];
      made.set(name, { meta: whole, pieces: codes.finish(whole) });
    }
  const [first] = made.values();
  if (!first) throw empty[0] ?? new TerminologyError('There is no FHIR resource to import.');
  if (empty.length > 0)
    first.meta.notes.push(`${empty.length} FHIR resources or files were left out. The first: ${empty[0]!.message}`);
  return [...made.values()];
}

/** @param empty is given what had no content */
async function readFile(
  file: ReleaseFile,
  keyOf: (url: string) => string,
  passed: (bytes: number) => void,
  empty: EmptyResource[],
): Promise<ReadResource[]> {
  const kept = <T>(error: unknown, otherwise: T): T => {
    if (!(error instanceof EmptyResource)) throw error;
    empty.push(error);
    return otherwise;
  };
  const resources = await readResources(file, passed).catch((error: unknown) => kept<Node[]>(error, []));
  return resources.flatMap((resource) => {
    try {
      return indexesOf(resource, file.name, keyOf);
    } catch (error) {
      return kept<ReadResource[]>(error, []);
    }
  });
}

function indexesOf(resource: Node, file: string, keyOf: (url: string) => string): ReadResource[] {
  const kind = text(resource, 'resourceType');
  if (kind === 'ValueSet') return [readValueSet(resource, file)];
  const read = kind === 'CodeSystem' ? [readCodeSystem(resource, file)] : readConceptMap(resource, file, keyOf);
  return read.map(({ codes, meta }) => ({ codes, meta: { ...meta, system: keyOf(meta.system) } }));
}
