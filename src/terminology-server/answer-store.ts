/**
 * What servers answered, kept on disk for later runs: one file for each server, code system and version, in the terminology
 * folder. It holds codes and what was said of them, displays only as hashes; of payloads nothing. Answers about value sets are
 * kept where the value set is one of the code system's own, and so changes with its version only.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Known } from './answers.js';

const FOLDER = 'server-answers';
const FORMAT = 1;
/** Answers of one file, and files of the folder; the oldest file goes first */
const MOST = { answers: 200_000, files: 40, bytes: 100_000_000 };
/** Answers that may be lost where the process is killed */
const UNSAVED = 2000;

interface Kept {
  format: number;
  server: string;
  system: string;
  version: string;
  answers: Record<string, Known>;
}

export class AnswerStore {
  private readonly open = new Map<string, Shelf>();
  private isWritable = true;

  constructor(
    private readonly folder: string,
    private readonly server: string,
    private readonly note: (text: string) => void,
  ) {}

  /** The answers of one system in one version; a file that is damaged is as none. */
  shelf(system: string, version: string): Shelf {
    const id = createHash('sha256')
      .update(JSON.stringify([this.server, system, version]))
      .digest('hex')
      .slice(0, 32);
    const known = this.open.get(id);
    if (known) return known;
    const path = join(this.folder, FOLDER, `${id}.json`);
    const shelf = new Shelf({ format: FORMAT, server: this.server, system, version, answers: {} }, path, () =>
      this.write(shelf),
    );
    this.open.set(id, shelf);
    return shelf;
  }

  save(): void {
    for (const shelf of this.open.values()) if (shelf.unsaved > 0) this.write(shelf);
  }

  private write(shelf: Shelf): void {
    if (!this.isWritable) return;
    try {
      mkdirSync(join(this.folder, FOLDER), { recursive: true });
      const draft = `${shelf.path}.${process.pid}.part`;
      writeFileSync(draft, shelf.text(), { mode: 0o600 });
      renameSync(draft, shelf.path);
      this.sweep(shelf.path);
    } catch {
      this.isWritable = false;
      this.note('What the terminology server answers cannot be kept on disk, and is asked again in the next run.');
    }
  }

  /** Keeps the folder bounded; what was written just now stays. */
  private sweep(latest: string): void {
    const folder = join(this.folder, FOLDER);
    const files = readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((path) => path !== latest)
      // Another run may have taken it away meanwhile.
      .map((path) => ({ path, at: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
      .sort((a, b) => b.at - a.at);
    for (const { path } of files.slice(MOST.files - 1)) rmSync(path, { force: true });
  }
}

export class Shelf {
  unsaved = 0;
  private readonly answers: Map<string, Known>;

  constructor(
    private readonly kept: Kept,
    readonly path: string,
    private readonly full: () => void,
  ) {
    this.answers = read(path, kept);
  }

  get(key: string): Known | undefined {
    return this.answers.get(key);
  }

  add(key: string, answer: Known): void {
    if (this.answers.size >= MOST.answers) return;
    this.answers.set(key, answer);
    this.unsaved += 1;
    if (this.unsaved >= Math.max(UNSAVED, this.answers.size / 4)) this.full();
  }

  text(): string {
    this.unsaved = 0;
    return JSON.stringify({ ...this.kept, answers: Object.fromEntries(this.answers) });
  }
}

function read(path: string, { format, server, system, version }: Kept): Map<string, Known> {
  try {
    if (statSync(path).size > MOST.bytes) return new Map();
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Kept;
    const isOurs =
      kept.format === format && kept.server === server && kept.system === system && kept.version === version;
    const answers = isOurs ? Object.entries(kept.answers) : [];
    return new Map(answers.filter(([, answer]) => answer.is === 'yes' || answer.is === 'no'));
  } catch {
    return new Map();
  }
}
