/** A made-up release of SNOMED CT in RF2, as texts of files, and ways to spoil it. */
import type { ReleaseFile } from '../../../../src/terminology/import/rf2/choose-files.js';
import { COLUMNS, type Part } from '../../../../src/terminology/import/rf2/file-name.js';
import { importRf2 } from '../../../../src/terminology/import/rf2/import.js';
import { memoryPages } from '../../../../src/terminology/index/pages.js';
import { TerminologyIndex } from '../../../../src/terminology/index/terminology-index.js';
import { joinSctid } from '../../../../src/terminology/sctid.js';

export const INT = '900000000000207008';
export const UK = '999000011000000103';
const IS_A = '116680003';
const INFERRED = '900000000000011006';
const FSN = '900000000000003001';
const SYNONYM = '900000000000013009';
export const PREFERRED = '900000000000548007';
export const ACCEPTABLE = '900000000000549004';
export const GB = '900000000000508004';
export const US = '900000000000509007';
export const REFSET = '999000051000001100';

export const FACTS = {
  languages: [
    { id: GB, name: 'GB' },
    { id: US, name: 'US' },
  ],
  associations: [
    { id: '900000000000527005', name: 'SAME AS', kind: 'same-as' as const },
    { id: '900000000000528000', name: 'WAS A', kind: 'was-a' as const },
  ],
  refsets: [{ id: REFSET, used: [] }],
  editions: [
    { id: '83821000000107', title: 'UK', modules: [INT, UK] },
    { id: INT, title: 'International', modules: [INT] },
  ],
};

const FILES: Record<Part, string> = {
  concepts: 'Terminology/sct2_Concept_',
  descriptions: 'Terminology/sct2_Description_',
  relationships: 'Terminology/sct2_Relationship_',
  values: 'Terminology/sct2_RelationshipConcreteValues_',
  languages: 'Refset/Language/der2_cRefset_Language',
  associations: 'Refset/Content/der2_cRefset_Association',
  members: 'Refset/Content/der2_Refset_Simple',
  modules: 'Refset/Metadata/der2_ssRefset_ModuleDependency',
};

let uuids = 0;
function uuid(): string {
  uuids += 1;
  return `00000000-0000-4000-8000-${String(uuids).padStart(12, '0')}`;
}
export const descriptionId = (item: number) => joinSctid({ item: 1000 + item, group: '01' });
export const relationshipId = (item: number) => joinSctid({ item: 1000 + item, group: '02' });

export class MadeRelease {
  readonly rows: Partial<Record<Part, string[][]>> = {};

  constructor(
    private readonly root = 'SnomedCT_Test_20260415',
    private readonly kind: 'Snapshot' | 'Full' | 'Delta' = 'Snapshot',
    private readonly date = '20260415',
  ) {}

  private add(part: Part, ...row: (string | number)[]): this {
    this.rows[part] = [...(this.rows[part] ?? []), row.map(String)];
    return this;
  }

  concept(id: string, active = 1, time = '20200101', module = INT): this {
    return this.add('concepts', id, time, active, module, '900000000000074008');
  }

  describe(item: number, concept: string, term: string, active = 1, time = '20200101', language = 'en'): this {
    const type = term.endsWith(')') ? FSN : SYNONYM;
    return this.add(
      'descriptions',
      descriptionId(item),
      time,
      active,
      INT,
      concept,
      language,
      type,
      term,
      '900000000000448009',
    );
  }

  isA(item: number, child: string, parent: string, active = 1, time = '20200101', type = IS_A): this {
    const row = [relationshipId(item), time, active, INT, child, parent, 0, type, INFERRED, '900000000000451002'];
    return this.add('relationships', ...row);
  }

  value(item: number, from: string, value: string): this {
    const row = [
      relationshipId(item),
      '20200101',
      1,
      INT,
      from,
      value,
      2,
      '1142135004',
      INFERRED,
      '900000000000451002',
    ];
    return this.add('values', ...row);
  }

  language(item: number, set: string, word: string, active = 1, time = '20200101', id = uuid()): this {
    return this.add('languages', id, time, active, INT, set, descriptionId(item), word);
  }

  association(set: string, from: string, to: string, active = 1): this {
    return this.add('associations', uuid(), '20200101', active, INT, set, from, to);
  }

  member(set: string, concept: string, active = 1, time = '20200101', id = uuid()): this {
    return this.add('members', id, time, active, INT, set, concept);
  }

  needs(module: string, from: string, target: string, version: string): this {
    return this.add('modules', uuid(), from, 1, module, '900000000000534007', target, from, version);
  }

  /** Texts by path. */
  texts(): Map<string, string> {
    const texts = new Map<string, string>();
    for (const [part, rows] of Object.entries(this.rows) as [Part, string[][]][]) {
      const lines = [COLUMNS[part], ...rows].map((row) => `${row.join('\t')}\r\n`);
      const language = part === 'descriptions' || part === 'languages' ? '-en' : '';
      texts.set(`${this.root}/${this.kind}/${FILES[part]}${this.kind}${language}_INT_${this.date}.txt`, lines.join(''));
    }
    return texts;
  }
}

/** Three concepts, one of them inactive, with all that an index draws on. */
export function smallRelease(...where: ConstructorParameters<typeof MadeRelease>): MadeRelease {
  return new MadeRelease(...where)
    .concept('138875005')
    .concept('404684003')
    .concept('22298006')
    .concept('73211009', 0)
    .describe(1, '138875005', 'SNOMED CT Concept (SNOMED RT+CTV3)')
    .describe(2, '22298006', 'Myocardial infarction (disorder)')
    .describe(3, '22298006', 'Myocardial infarction')
    .describe(4, '22298006', 'Cardiac infarction')
    .describe(5, '22298006', 'Old name', 0)
    .describe(6, '73211009', 'Ménière thing (finding)')
    .isA(1, '404684003', '138875005')
    .isA(2, '22298006', '404684003')
    .isA(3, '22298006', '138875005', 0)
    .isA(4, '22298006', '73211009', 1, '20200101', '363698007')
    .language(3, GB, ACCEPTABLE)
    .language(4, GB, PREFERRED)
    .language(3, US, PREFERRED)
    .association('900000000000527005', '73211009', '22298006')
    .association('900000000000528000', '73211009', '138875005', 0)
    .member(REFSET, '22298006')
    .member(REFSET, '404684003', 0)
    .member('999000781000001107', '404684003')
    .needs(INT, '20260415', '900000000000012004', '20260415');
}

export function filesOf(texts: ReadonlyMap<string, string | Uint8Array>, chunk = 7): ReleaseFile[] {
  return [...texts].map(([name, text]) => {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    return { name, bytes: bytes.length, open: () => chunks(bytes, chunk) };
  });
}

async function* chunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function importTexts(
  texts: ReadonlyMap<string, string | Uint8Array>,
  parts: string[] = [],
): Promise<TerminologyIndex> {
  const { pieces } = await importRf2(filesOf(texts), async () => [], FACTS, { with: parts });
  const bytes = new Uint8Array(pieces.flatMap((piece) => [...piece]));
  return new TerminologyIndex(memoryPages(bytes));
}
