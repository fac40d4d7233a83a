/** Standards from files, checked by the door: `<id>/standard.json`, `requirements.json`, `rules/*.json`, `codes/*.json`. */
import type { Catalogue, Requirement, Rule, Standard } from '../catalogue/types.js';
import { type PackDocument, placeIn, readDocument } from './document.js';
import type { Door } from './door.js';
import type { PackFault } from './faults.js';
import { linkFaults } from './links.js';
import { structuralClasses } from './value-classes.js';

/** Text of each file by its path below the folder of standards, with forward slashes. */
export type StandardFiles = ReadonlyMap<string, string>;

export interface LoadedStandards {
  standards: Catalogue['standards'];
  /** Lists by `<standard>/<name>` */
  codes: Record<string, unknown>;
  faults: PackFault[];
}

export interface StandardsSource {
  ids: readonly string[];
  files: StandardFiles;
  /** How messages name the folder of standards */
  folder: string;
  /** Lists that other standards bring */
  lists: readonly string[];
  /** Not our own: what its rules say of values is held to more */
  outside?: boolean;
}

export function loadStandards(source: StandardsSource, door: Door): LoadedStandards {
  const faults: PackFault[] = [];
  const read = new Reading(source, door, faults);
  const codes: Record<string, unknown> = {};
  for (const id of source.ids)
    for (const path of read.below(`${id}/codes/`)) {
      const document = read.document(path);
      if (document) codes[`${id}/${nameOf(path)}`] = document.value;
    }
  const lists = new Set([...source.lists, ...Object.keys(codes)]);
  const standards = source.ids.flatMap((id) => read.standard(id, lists) ?? []);
  return { standards, codes, faults };
}

class Reading {
  constructor(
    private readonly source: StandardsSource,
    private readonly door: Door,
    private readonly faults: PackFault[],
  ) {}

  below(folder: string): string[] {
    const names = [...this.source.files.keys()].filter((path) => path.startsWith(folder) && path.endsWith('.json'));
    return names.sort();
  }

  document(path: string): PackDocument | undefined {
    const text = this.source.files.get(path);
    const file = `${this.source.folder}/${path}`;
    const read =
      text === undefined ? { faults: [{ file, message: 'this file is missing.' }] } : readDocument(file, text);
    if (!('faults' in read)) return read;
    this.faults.push(...read.faults);
    return undefined;
  }

  standard(id: string, lists: ReadonlySet<string>): Catalogue['standards'][number] | undefined {
    const own = this.held('standard', `${id}/standard.json`);
    const clauses = this.held('requirements', `${id}/requirements.json`);
    const paths = this.below(`${id}/rules/`);
    const documents = paths.flatMap((path) => this.rule(path) ?? []);
    if (!own || !clauses) return undefined;
    const standard = withoutSchema(own.value as Standard);
    if (standard.id !== id) this.say(own, '/id', `it must be ${id}, as the folder is called.`);
    const { requirements } = clauses.value as { requirements: Requirement[] };
    const whole = { ...standard, requirements, rules: documents.map(({ value }) => withoutSchema(value as Rule)) };
    // Of a rule that was not taken its requirement would be said to be served by none.
    for (const { rule, message } of documents.length < paths.length ? [] : linkFaults(whole, lists)) {
      const document = documents.find(({ value }) => (value as Rule).id === rule) ?? clauses;
      this.say(document, '', message);
    }
    return whole;
  }

  private rule(path: string): PackDocument | undefined {
    const document = this.held('rule', path);
    if (!document) return undefined;
    const { id, check } = document.value as Rule;
    if (id !== nameOf(path)) this.say(document, '/id', `it must be ${nameOf(path)}, as the file is called.`);
    const faults = this.door.checkFaults(document, check);
    if (this.source.outside)
      for (const at of structuralClasses(check))
        this.say(document, at, 'a pack cannot have values printed as they stand. Say uri, code or person.');
    this.faults.push(...faults);
    return faults.length > 0 ? undefined : document;
  }

  private held(schema: string, path: string): PackDocument | undefined {
    const document = this.document(path);
    if (!document) return undefined;
    const faults = this.door.schemaFaults(schema, document);
    this.faults.push(...faults);
    return faults.length > 0 ? undefined : document;
  }

  private say({ file, lineOf }: PackDocument, pointer: string, message: string): void {
    this.faults.push({ ...placeIn(file, lineOf, pointer), message });
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '');
}

function withoutSchema<T extends object>(value: T): T {
  const { $schema: _, ...rest } = value as T & { $schema?: string };
  return rest as T;
}
