/** The sections of a document: its headings with codes, text and entries. */
import { type HeadingTable, rowOf } from '../checks/heading-table.js';
import type {
  DocumentData,
  DocumentsData,
  Json,
  JsonObject,
  PartsData,
  SectionData,
  TemplateGeneration,
} from './types.js';
import { TemplateError } from './types.js';

const SNOMED = 'http://snomed.info/sct';

/**
 * Headings of a template: what the guide calls mandatory or required, and the document's own few more; or all of the guide.
 * The option `all`: also those that the guide calls optional.
 */
export function headingsOf(
  table: HeadingTable,
  { sections }: DocumentsData,
  { id, also }: DocumentData,
  { generation, profiledOnly, all }: { generation: TemplateGeneration; profiledOnly: boolean; all: boolean },
): string[] {
  return Object.keys(sections).filter((key) => {
    const heading = table.headings.find((each) => each.key === key);
    if (!heading) return false;
    if (also.includes(key)) return rowOf(table, heading, id, generation) !== undefined;
    const row = heading.documents[id]?.[generation];
    if (!row || (profiledOnly && row.profile === undefined)) return false;
    return all || row.conformance !== 'optional';
  });
}

/** What a section of this document says. */
export function sectionOf({ sections }: DocumentsData, document: DocumentData, key: string): SectionData {
  return { ...sections[key], ...document.sections[key] };
}

/**
 * One section, as FHIR has it.
 * @throws TemplateError where the table has no such heading
 */
export function writeSection(table: HeadingTable, parts: PartsData, key: string, says: SectionData): JsonObject {
  const heading = table.headings.find((each) => each.key === key);
  if (!heading) throw new TemplateError(`There is no heading ${key}.`);
  const words = parts.headings[key];
  const coding = parts.slugs
    ? { system: table.slugSystems[0]!, code: heading.slugs[0]! }
    : { system: SNOMED, code: heading.snomed[0]! };
  return {
    title: words?.title ?? heading.name,
    code: { coding: [{ ...coding, display: words?.display ?? heading.name }] },
    text: { status: 'additional', div: narrative(says.text ?? []) },
    ...(says.entries?.length ? { entry: says.entries.map((name): Json => ({ reference: `@${name}` })) } : {}),
  };
}

/** FHIR's narrative: one paragraph each. */
export function narrative(paragraphs: readonly string[]): string {
  const inside = paragraphs.map((text) => `<p>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`).join('');
  return `<div xmlns="http://www.w3.org/1999/xhtml">${inside}</div>`;
}
