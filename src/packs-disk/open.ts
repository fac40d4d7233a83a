/** Opens the packs of a run: reads each, and those that it builds on, and puts them into the catalogue. */
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isStagePack, type PackLoader, stageOfPack, stagesBeside } from '../catalogue/packs.js';
import type { Catalogue } from '../catalogue/types.js';
import { CHECKS } from '../checks/index.js';
import type { CheckDefinition } from '../checks/types.js';
import { compose } from '../packs/compose.js';
import type { LoadedPack } from '../packs/contract.js';
import { type Door, openDoor } from '../packs/door.js';
import { PackError } from '../packs/faults.js';
import { readManifest } from '../packs/manifest.js';
import { loadStandards } from '../packs/standards.js';
import { packageFolder } from '../payload/sources/assets.js';
import { CodeThread } from './code-thread.js';
import { FolderReader, readStandardFiles } from './read-folder.js';
import { findPack } from './resolve.js';
import { readSchemas } from './schemas.js';

export interface OpenedPacks {
  /** The catalogue with the packs in it */
  catalogue: Catalogue;
  /** Checks that packs bring */
  checks: CheckDefinition[];
  loader: PackLoader;
}

const MOST_PACKS = 20;

/**
 * @param names as the user wrote them; `careconform:ready` and its like among them
 * @param from the folder that paths are read from
 * @throws PackError that says what is wrong, with file, line and place in the schema
 */
export async function openPacks(names: readonly string[], catalogue: Catalogue, from: string): Promise<OpenedPacks> {
  const opening = await begin(catalogue);
  try {
    for (const name of names) opening.visit(name, from, [], true);
    return opening.finish();
  } catch (error) {
    opening.stop();
    throw error;
  }
}

/**
 * Opens one pack with code whose checks run in this thread, for its author's tests.
 * @throws PackError as openPacks does
 */
export async function openHere(
  pack: { name: string; standards: URL },
  checks: CheckDefinition[],
  catalogue: Catalogue,
): Promise<OpenedPacks> {
  const opening = await begin(catalogue);
  opening.bring(pack.name, { name: pack.name, standards: pack.standards.href }, checks);
  return opening.finish();
}

async function begin(catalogue: Catalogue): Promise<Opening> {
  const schemas = readSchemas(join(packageFolder(), 'standards', 'schema'));
  return new Opening(catalogue, await openDoor(schemas, CHECKS));
}

class Opening {
  private readonly packs = new Map<string, LoadedPack>();
  private readonly threads: CodeThread[] = [];
  private readonly stages: string[] = [];
  private readonly checks: CheckDefinition[] = [];
  private codes: Record<string, unknown>;

  constructor(
    private readonly ours: Catalogue,
    private readonly door: Door,
  ) {
    this.codes = ours.codes;
  }

  /** @param mayRun whether the user named the pack himself: code runs only of such */
  visit(named: string, from: string, trail: readonly string[], mayRun: boolean): void {
    if (isStagePack(named)) {
      if (!mayRun) this.stages.push(named);
      stageFault(named);
      return;
    }
    const found = findPack(named, from);
    if (found.kind === 'code' && !mayRun)
      throw new PackError(
        `A pack builds on ${named}, which has code. Name ${named} yourself where you want it to run.`,
      );
    if (found.kind === 'data') this.open(named, found.folder, trail);
    else {
      const thread = new CodeThread(found.module, () => this.codes);
      this.threads.push(thread);
      this.bring(named, thread.says, thread.checks());
    }
  }

  /** Takes a pack with code: its checks first, because its rules name them. */
  bring(named: string, { name, standards }: { name: string; standards: string }, checks: CheckDefinition[]): void {
    for (const check of checks) this.door.register(check);
    this.checks.push(...checks);
    this.open(named, dirname(fileURLToPath(standards)), [], name);
  }

  private open(named: string, folder: string, trail: readonly string[], codeName?: string): void {
    const reader = new FolderReader(folder);
    const real = realpathSync(folder);
    if (trail.includes(real)) throw new PackError(`The pack ${named} builds on itself, by way of others.`);
    if (this.packs.has(real)) return;
    if (this.packs.size + trail.length >= MOST_PACKS)
      throw new PackError(`A run may have ${MOST_PACKS} packs at most.`);
    const text = reader.text('pack.json');
    if (text === undefined)
      throw new PackError(
        `There is no pack.json in ${named}. Write one, or begin with: careconform init pack ${named}`,
      );
    const manifest = readManifest(`${named}/pack.json`, text, this.door, this.ours.version);
    if (codeName !== undefined && codeName !== manifest.name)
      throw new PackError(`The pack ${named} is called ${codeName} in its code and ${manifest.name} in pack.json.`);
    for (const other of manifest.extends ?? []) this.visit(other, folder, [...trail, real], false);
    const ids = manifest.standards ?? [];
    const loaded = loadStandards(
      {
        ids,
        files: readStandardFiles(folder, ids, reader),
        folder: `${named}/standards`,
        lists: Object.keys(this.codes),
        outside: true,
      },
      this.door,
    );
    if (loaded.faults.length > 0) throw new PackError(`The pack ${manifest.name} is not taken:`, loaded.faults);
    this.codes = { ...this.codes, ...loaded.codes };
    if ([...this.packs.values()].some((pack) => pack.manifest.name === manifest.name))
      throw new PackError(`Two packs are called ${manifest.name}.`);
    const standards = loaded.standards.map((one) => inEveryEdition(one, manifest.name));
    this.packs.set(real, { manifest, standards, codes: loaded.codes, named });
  }

  finish(): OpenedPacks {
    const packs = [...this.packs.values()];
    const whole = compose(this.ours, packs);
    const digest = createHash('sha256').update(
      JSON.stringify([this.ours.digest, packs.map(({ named: _asTyped, ...content }) => content)]),
    );
    return {
      catalogue: packs.length > 0 ? { ...whole, digest: digest.digest('hex'), packs: packs.map(nameOf) } : this.ours,
      checks: this.checks,
      loader: stagesBeside(
        packs.flatMap(({ standards }) => standards.map(({ id }) => id)),
        this.stages,
      ),
    };
  }

  stop(): void {
    for (const thread of this.threads) thread.stop();
  }
}

/** Editions are those of our catalogue: a pack's rules count versions of their own, and are new in none of ours. */
function inEveryEdition(standard: Catalogue['standards'][number], pack: string): Catalogue['standards'][number] {
  return { ...standard, rules: standard.rules.map((rule) => ({ ...rule, since: `${pack} ${rule.since}` })) };
}

function nameOf({ manifest: { name, version } }: LoadedPack): { name: string; version: string } {
  return { name, version };
}

function stageFault(named: string): void {
  try {
    stageOfPack(named);
  } catch (error) {
    throw new PackError((error as Error).message);
  }
}
