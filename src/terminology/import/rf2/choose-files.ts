/** Chooses, of all files of the packages that were named, those that an index is made of. */
import { TerminologyError } from '../../terminology-error.js';
import { type Part, parseRf2Name, partOf, type Rf2Name } from './file-name.js';

/** One file of a release, wherever it is kept. */
export interface ReleaseFile {
  /** With its folders, separated by / */
  name: string;
  bytes: number;
  open(): AsyncIterable<Uint8Array>;
}

export interface ChosenFile extends ReleaseFile {
  part: Part;
  rf2: Rf2Name;
}

export interface Choice {
  files: ChosenFile[];
  /** Some ids may come in several rows, of which the latest holds */
  hasHistory: boolean;
  /** Date of the latest package */
  version: string;
}

/**
 * Each package is taken from its Snapshot, or where there is none from its Full files.
 * @throws TerminologyError where something that an index needs is not there
 */
export function chooseFiles(all: readonly ReleaseFile[]): Choice {
  const packages = new Map<string, ChosenFile[]>();
  for (const file of all) {
    const rf2 = parseRf2Name(file.name.slice(file.name.lastIndexOf('/') + 1));
    const part = rf2 && partOf(rf2);
    if (!rf2 || !part) continue;
    const root = rootOf(file.name);
    packages.set(root, [...(packages.get(root) ?? []), { ...file, part, rf2 }]);
  }
  const files = [...packages.values()].flatMap(ofOnePackage);
  for (const [part, name] of NEEDED)
    if (!files.some((file) => file.part === part))
      throw new TerminologyError(
        `There is no ${name} file of SNOMED CT (RF2) in what was named. Name the release as it was downloaded, zip or folder.`,
      );
  const dates = files.filter(({ part }) => part === 'concepts').map(({ rf2 }) => rf2.date);
  return {
    files,
    hasHistory: packages.size > 1 || files.some(({ rf2 }) => rf2.release === 'Full'),
    version: dates.sort().at(-1)!,
  };
}

const NEEDED = [
  ['concepts', 'Concept'],
  ['descriptions', 'Description'],
  ['relationships', 'Relationship'],
] as const;

function ofOnePackage(files: readonly ChosenFile[]): ChosenFile[] {
  for (const release of ['Snapshot', 'Full'] as const) {
    const chosen = files.filter(({ rf2 }) => rf2.release === release);
    if (chosen.some(({ part }) => part === 'concepts') || (chosen.length > 0 && release === 'Full')) return chosen;
    if (chosen.length > 0 && !files.some(({ rf2 }) => rf2.release === 'Full')) return chosen;
  }
  throw new TerminologyError(
    'A package holds only a Delta, which says what changed and not what is there. Name its Snapshot or Full release.',
  );
}

/** The folder of a package, above its folders Snapshot, Full and Delta. */
function rootOf(name: string): string {
  const inside = /^(.*)(?:^|\/)(?:Full|Snapshot|Delta)\//.exec(name);
  return inside ? inside[1]! : name.slice(0, Math.max(0, name.lastIndexOf('/')));
}
