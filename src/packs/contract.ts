/** What a pack is: a folder of data that may come with checks of its own. */
import type { Catalogue, Stage } from '../catalogue/types.js';
import type { CheckContext, CheckResult } from '../checks/types.js';
import type { Fact } from '../record/facts.js';

/** pack.json; standards/schema/pack.json says the same. */
export interface Manifest {
  api: 1;
  name: string;
  version: string;
  /** Versions of careconform that it works with; left out: any */
  careconform?: string;
  description?: string;
  licence?: string;
  /** Packs that it builds on, as `careconform:ready` or `../other` */
  extends?: string[];
  /** Folders in `standards/`; nothing is guessed */
  standards?: string[];
  /** Standards or rules, of ours or of the packs it builds on, that it leaves out */
  leave?: string[];
  /** Standards whose stage it sets */
  restage?: Record<string, Stage>;
  /** FHIR packages that its rules suppose, for people: the run names them with --package */
  profiles?: { id: string; version: string }[];
}

/** A pack that was read and is right by itself. */
export interface LoadedPack {
  manifest: Manifest;
  standards: Catalogue['standards'];
  codes: Record<string, unknown>;
  /** As the user named it */
  named: string;
}

/** What a pack's check is told besides the fact: the record's facts, and lists of the pack's standards and ours. */
export type PackContext = Pick<CheckContext, 'facts' | 'generation' | 'data' | 'asOf' | 'codes'>;

/** One check of a pack with code; its name in rules is `<pack>:<name>`. */
export interface PackCheck<O = unknown> {
  /** One line: what it asks of a fact */
  does: string;
  /** JSON Schema of its options */
  options: object;
  run: (fact: Fact, options: O, context: PackContext) => CheckResult | CheckResult[];
}

/** What an npm package of rules exports by default; `definePack` makes it. */
export interface CodePack {
  api: 1;
  name: string;
  /** The folder of standards; pack.json stands beside it */
  standards: URL;
  checks: Readonly<Record<string, PackCheck>>;
}
