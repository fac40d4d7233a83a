/** Puts a document together from its parts: what is referred to is taken in, and nothing else. */
import type { HeadingTable } from '../checks/heading-table.js';
import { sectionOf, writeSection } from './sections.js';
import { stableUuid } from './stable-uuid.js';
import {
  type Assembled,
  type DocumentData,
  type DocumentsData,
  type Json,
  type JsonObject,
  type PartsData,
  type Recipe,
  TemplateError,
} from './types.js';

/**
 * A document Bundle: the Composition first, then what it refers to, in the order in which it is first referred to.
 * @throws TemplateError where the recipe names a document or heading that is not there
 */
export function assembleDocument(
  data: DocumentsData,
  parts: PartsData,
  table: HeadingTable,
  recipe: Recipe,
): Assembled {
  const document = findDocument(data, recipe.document);
  const sections = recipe.headings.map((key) =>
    writeSection(table, parts, key, recipe.sections?.[key] ?? sectionOf(data, document, key)),
  );
  const values = { ...document.values, ...recipe.values, sections };
  const writer = new Writer(`${recipe.document}/${recipe.generation}`, parts.parts, document, values);
  const entry = writer.entriesFrom('composition');
  return { bundle: { ...(writer.write(parts.bundle) as JsonObject), entry }, parts: writer.written };
}

/**
 * The message Bundle that carries a document: its header first, then whom the header names, then the document.
 * @throws TemplateError where this generation has no envelope
 */
export function assembleMessage(data: DocumentsData, parts: PartsData, recipe: Recipe, bundle: JsonObject): JsonObject {
  const { envelope } = parts;
  if (!envelope) throw new TemplateError('Only FHIR STU3 has an ITK3 message to put the document in.');
  const document = findDocument(data, recipe.document);
  const writer = new Writer(`${recipe.document}/${recipe.generation}`, envelope.parts, document, document.values);
  const entry = [...writer.entriesFrom('header'), { fullUrl: `urn:uuid:${writer.uuid('bundle')}`, resource: bundle }];
  return { ...(writer.write(envelope.bundle) as JsonObject), entry };
}

/** @throws TemplateError that names the documents there are */
export function findDocument({ documents }: DocumentsData, id: string): DocumentData {
  const found = documents.find((each) => each.id === id);
  if (found) return found;
  throw new TemplateError(`There is no template ${id}. Documents: ${documents.map((each) => each.id).join(', ')}.`);
}

/** Writes parts with addresses and values filled in, and remembers which others they refer to. */
class Writer {
  readonly written: string[] = [];
  private readonly waiting: string[] = [];

  constructor(
    private readonly seed: string,
    private readonly parts: Record<string, JsonObject>,
    private readonly document: DocumentData,
    private readonly values: JsonObject,
  ) {}

  uuid(name: string): string {
    return stableUuid(`${this.seed}/${name}`);
  }

  entriesFrom(first: string): JsonObject[] {
    const entries: JsonObject[] = [];
    this.waiting.push(first);
    for (let name = this.waiting.shift(); name !== undefined; name = this.waiting.shift()) {
      if (this.written.includes(name)) continue;
      this.written.push(name);
      const { resourceType, ...rest } = this.partOf(name)!;
      const resource = { resourceType: resourceType!, id: this.uuid(name), ...(this.write(rest) as JsonObject) };
      entries.push({ fullUrl: `urn:uuid:${this.uuid(name)}`, resource });
    }
    return entries;
  }

  write(value: Json): Json {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((each) => this.write(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([member, each]) => [member, this.write(each)]));
  }

  private text(value: string): Json {
    const name = value.slice(1);
    if (value.startsWith('$')) return this.write(this.values[name] ?? this.nothing(name));
    if (value.startsWith('#')) return this.uuid(name);
    if (!value.startsWith('@')) return value;
    if (this.partOf(name)) this.waiting.push(name);
    return `urn:uuid:${this.uuid(name)}`;
  }

  private partOf(name: string): JsonObject | undefined {
    return this.parts[this.document.parts[name] ?? name];
  }

  private nothing(name: string): never {
    throw new TemplateError(`The template’s data has no value ${name}.`);
  }
}
