/** Templates: a minimal synthetic document that passes, with a sheet that says why each part of it is there. */
import type { Catalogue } from '../catalogue/types.js';
import type { HeadingTable } from '../checks/heading-table.js';
import type { Assets } from '../fhir/contract.js';
import { assembleDocument, assembleMessage, findDocument } from './assemble.js';
import { headingsOf } from './sections.js';
import { writeSheet } from './sheet.js';
import { toXml } from './to-xml.js';
import {
  type DocumentsData,
  type JsonObject,
  type PartsData,
  type Recipe,
  TEMPLATE_GENERATIONS,
  TemplateError,
  type TemplateGeneration,
} from './types.js';

export interface TemplateOptions {
  /** Default fhir-stu3 */
  generation?: TemplateGeneration;
  /** Headings: those that the guide calls mandatory or required (the default), or all of the guide */
  sections?: 'required' | 'all';
  /** In an ITK3 message; FHIR STU3 only */
  envelope?: boolean;
  /** Default json */
  format?: 'json' | 'xml';
}

export interface Template {
  /** The document in the format that was asked for */
  text: string;
  /** The document as an object */
  resource: object;
  /** Markdown: why each section and element is there, and who asks for it */
  sheet: string;
}

/** The documents that there are templates of, by id. */
export async function listTemplates(assets: Assets): Promise<{ id: string; name: string }[]> {
  const { documents } = await read<DocumentsData>(assets, 'documents');
  return documents.map(({ id, name }) => ({ id, name }));
}

/**
 * Writes a template.
 * @param id of the document, as `discharge-summary`
 * @throws TemplateError where there is no such document, generation or envelope
 */
export async function makeTemplate(
  id: string,
  options: TemplateOptions,
  { assets, catalogue }: { assets: Assets; catalogue: Catalogue },
): Promise<Template> {
  const { generation = 'fhir-stu3', sections = 'required', envelope = false, format = 'json' } = options;
  if (!TEMPLATE_GENERATIONS.includes(generation))
    throw new TemplateError(
      `There are no templates in ${generation}. Generations: ${TEMPLATE_GENERATIONS.join(', ')}.`,
    );
  const [data, parts] = await Promise.all([
    read<DocumentsData>(assets, 'documents'),
    read<PartsData>(assets, generation),
  ]);
  const document = findDocument(data, id);
  const table = catalogue.codes['transfer-of-care/headings'] as HeadingTable;
  const headings = headingsOf(table, data, document, {
    generation,
    profiledOnly: parts.profiledOnly,
    all: sections === 'all',
  });
  const recipe: Recipe = { document: id, generation, headings };
  const assembled = assembleDocument(data, parts, table, recipe);
  const resource: JsonObject = envelope ? assembleMessage(data, parts, recipe, assembled.bundle) : assembled.bundle;
  return {
    text: format === 'xml' ? toXml(resource) : `${JSON.stringify(resource, null, 2)}\n`,
    resource,
    sheet: writeSheet({ document, parts, table, recipe, assembled, catalogue, envelope }),
  };
}

async function read<T>(assets: Assets, name: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await assets.read(`templates/${name}.json`))) as T;
}
