/** The sheet beside a template: why each section and element is there, and who asks for it. Markdown. */
import type { Catalogue, Rule } from '../catalogue/types.js';
import { type HeadingTable, rowOf } from '../checks/heading-table.js';
import type { Assembled, DocumentData, JsonObject, Note, PartsData, Recipe } from './types.js';

const STANDARD = 'transfer-of-care';

export interface SheetOf {
  document: DocumentData;
  parts: PartsData;
  table: HeadingTable;
  recipe: Recipe;
  assembled: Assembled;
  catalogue: Catalogue;
  envelope: boolean;
}

/** Writes the sheet. Each line names the guide, profile or rule that asks for the thing. */
export function writeSheet(of: SheetOf): string {
  const { document, parts } = of;
  const paragraphs = [
    `# ${document.name}: template in ${parts.fullName}`,
    'All of it is invented: the person, the organisations, and the NHS number, which is from the 999 range that is never issued. Replace every value; keep the shape.',
    ...(parts.draft
      ? [
          'The guide of this generation is a **draft**. What is asked for here may change, and no finding on it stops a run.',
        ]
      : []),
    ...(of.envelope
      ? ['The document stands in an ITK3 message: places below are inside the Bundle of type document, its last entry.']
      : []),
    '## Sections',
    ...table(['Section', 'Code', 'Asked for', 'By', 'Entries'], sectionRows(of)),
    '## Elements',
    ...table(['Place', 'Why it is there', 'Profile', 'Rules'], noteRows(of)),
    '## The rules',
    'Those named above, and every other rule of the transfer of care that looks at such a document.',
    ...table(['Rule', 'What it says', 'Source'], ruleRows(of)),
    'Check your own document: `careconform check FILE --standard transfer-of-care`. Look up a rule: `careconform explain RULE`.',
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]): string => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return rows.length === 0 ? ['None.'] : [[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')];
}

function sectionRows({ table: headings, recipe, assembled, document }: SheetOf): string[][] {
  const written = compositionOf(assembled)['section'] as JsonObject[];
  return recipe.headings.map((key, at) => {
    const heading = headings.headings.find((each) => each.key === key)!;
    const row = rowOf(headings, heading, recipe.document, recipe.generation)!;
    const coding = (written[at]!['code'] as { coding: { code: string }[] }).coding[0]!;
    const guide = headings.guides[row.guide]?.title ?? 'not in the guide of this generation';
    const added = row.conformance === 'optional' && document.also.includes(key) ? ' (here because most have it)' : '';
    const entries = ((written[at]!['entry'] ?? []) as { reference: string }[]).map(({ reference }) =>
      typeAt(assembled, reference),
    );
    return [
      heading.name,
      coding.code,
      `${row.conformance}, ${row.cardinality}${added}`,
      guide,
      entries.join(', ') || 'text only',
    ];
  });
}

function noteRows({ parts, assembled, document }: SheetOf): string[][] {
  return parts.notes
    .flatMap((note): { note: Note; at: number }[] => {
      const at = note.part === 'bundle' ? -1 : assembled.parts.findIndex((name) => isPart(document, name, note.part));
      return at >= 0 || note.part === 'bundle' ? [{ note, at }] : [];
    })
    .map(({ note, at }) => [
      `\`${at < 0 ? `Bundle.${note.path}` : `Bundle.entry[${at}].resource.${note.path}`}\``,
      note.why,
      note.profile ?? '',
      (note.rules ?? []).map((rule) => `\`${rule}\``).join(', '),
    ]);
}

/** A note may speak of the part by what it stands for (`encounter`) or by its own name (`encounter-inpatient`). */
function isPart(document: DocumentData, name: string, part: string): boolean {
  return name === part || document.parts[name] === part;
}

function ruleRows({ parts, catalogue, recipe }: SheetOf): string[][] {
  const named = new Set(parts.notes.flatMap(({ rules }) => rules ?? []));
  return catalogue.standards.flatMap(({ id, rules, requirements }) =>
    rules
      .filter((rule) => named.has(`${id}/${rule.id}`) || (id === STANDARD && looksAt(rule, recipe)))
      .map((rule) => {
        const source = requirements.find((each) => each.id === rule.requirements[0])?.source;
        return [`\`${id}/${rule.id}\``, rule.title, [source?.title, source?.clause].filter(Boolean).join(', ')];
      }),
  );
}

function looksAt({ applies }: Rule, { generation }: Recipe): boolean {
  return applies.generations?.includes(generation) ?? true;
}

function compositionOf({ bundle }: Assembled): JsonObject {
  return (bundle['entry'] as { resource: JsonObject }[])[0]!.resource;
}

function typeAt({ bundle }: Assembled, reference: string): string {
  const entry = (bundle['entry'] as { fullUrl: string; resource: JsonObject }[]).find(
    ({ fullUrl }) => fullUrl === reference,
  );
  return String(entry?.resource['resourceType'] ?? '');
}
