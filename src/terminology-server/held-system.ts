/**
 * Whether a server holds a code system, and in which versions. Servers say "not found" of a code that is wrong and of a system that
 * they have not got; only where the system is known to be there does that make the code wrong.
 */
import { isObject } from '../payload/sources/server/failure.js';
import { splitSctid } from '../terminology/sctid.js';
import { ABSENT, type Known, NOT_HELD, type Reading, UNSUPPORTED } from './answers.js';
import { objectsIn } from './parameters.js';
import type { PublicSystem } from './public-list.js';
import type { Reply } from './read-answer.js';

/** A SNOMED CT edition and its modules: standards/snomed-ct/codes/editions.json */
export interface Edition {
  id: string;
  modules: readonly string[];
}

const SNOMED = 'snomed-ct';
const INTERNATIONAL = '00';
/** Asked for nothing so often of a system that the server does not seem to have, it is asked no more */
const MOST_IN_VAIN = 50;

export class HeldSystem {
  private inVain = 0;

  private constructor(
    readonly system: PublicSystem,
    /** Undefined where the server does not say */
    readonly isHeld: boolean | undefined,
    /** All versions that the server lists, in order */
    readonly versions: readonly string[],
    /** Version that answers where none is named */
    private readonly version: string | undefined,
    private readonly editions: readonly Edition[],
  ) {}

  /**
   * @param search the server's CodeSystem resources with the system's URL
   * @param probe what the server says of a code that every edition has; asked only where the search does not tell
   */
  static async open(
    system: PublicSystem,
    wanted: string | undefined,
    editions: readonly Edition[],
    search: Reply | undefined,
    probe: () => Promise<Reading | undefined>,
  ): Promise<HeldSystem> {
    const found = listed(system.uri, search);
    const versions = [...new Set(found?.flatMap(({ version }) => (typeof version === 'string' ? version : [])))].sort();
    const isWhole = found?.some(({ content }) => content === 'complete' || content === undefined) === true;
    const only = wanted ?? (versions.length === 1 ? versions[0] : undefined);
    if (isWhole && only !== undefined) return new HeldSystem(system, true, versions, only, editions);
    const probed = await probe();
    const answered = probed !== undefined && probed !== ABSENT && probed.is === 'yes';
    // A fragment knows what it holds, and nothing of what it does not.
    const isPart = found !== undefined && found.length > 0 && found.every(({ content }) => content === 'fragment');
    const isHeld = isPart ? undefined : isWhole || answered ? true : found?.length === 0 ? false : undefined;
    const version = only ?? (answered ? probed.version : undefined);
    return new HeldSystem(system, isHeld, versions.length > 0 ? versions : listOf(version), version, editions);
  }

  /** False where it has been asked often enough in vain. */
  get isWorthAsking(): boolean {
    return this.isHeld !== false || this.inVain < MOST_IN_VAIN;
  }

  /** What a server's answer means, now that it is known what it holds. */
  settle(reading: Reading): Known {
    if (reading === ABSENT) {
      this.inVain += 1;
      return this.isHeld ? this.named({ is: 'no' }) : NOT_HELD;
    }
    if (reading.is === 'yes') this.inVain = Number.NEGATIVE_INFINITY;
    return reading.is === 'no' && this.isHeld === false ? NOT_HELD : this.named(reading);
  }

  private named(answer: Known): Known {
    return answer.version !== undefined || this.version === undefined || answer.is === 'cannot-tell'
      ? answer
      : { ...answer, version: this.version };
  }

  /** An edition says nothing of codes that stand in extensions which it does not take in. */
  judge(code: string, answer: Known): Known {
    return answer.is === 'no' && !this.covers(code, answer.version) ? UNSUPPORTED : answer;
  }

  private covers(code: string, version: string | undefined): boolean {
    if (this.system.key !== SNOMED) return true;
    const group = splitSctid(code)?.group;
    if (group === undefined || group === INTERNATIONAL) return true;
    const edition = /\/sct\/(\d{6,18})/.exec(version ?? '')?.[1];
    if (edition === undefined) return false;
    const modules = this.editions.find(({ id }) => id === edition)?.modules ?? [edition];
    return modules.some((module) => splitSctid(module)?.group === group);
  }
}

function listOf(version: string | undefined): string[] {
  return version === undefined ? [] : [version];
}

/** The CodeSystem resources of a search; undefined where the server does not answer it as one. */
function listed(uri: string, reply: Reply | undefined): Record<string, unknown>[] | undefined {
  if (reply?.status !== 200 || !isObject(reply.body) || reply.body['resourceType'] !== 'Bundle') return undefined;
  return objectsIn(reply.body['entry'])
    .flatMap(({ resource }) => (isObject(resource) ? [resource] : []))
    .filter(({ resourceType, url }) => resourceType === 'CodeSystem' && url === uri);
}
