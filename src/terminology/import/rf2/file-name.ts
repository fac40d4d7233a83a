/** What the name of an RF2 file says of it. Source: SNOMED CT release file specification 3.3. */

export interface Rf2Name {
  /** Column letters and content: Concept, Description, cRefset, Refset … */
  content: string;
  /** What a reference set file holds: Language, Association, Simple … */
  summary: string;
  release: 'Full' | 'Snapshot' | 'Delta';
  date: string;
}

const NAME =
  /^x?(?:sct|der)2_([A-Za-z]+)_([A-Za-z0-9]*?)(Full|Snapshot|Delta)(?:-[A-Za-z]+(?:-[A-Za-z]+)*)?(?:_([A-Za-z]+\d*|\d{7}))+_(\d{8})\.txt$/;

/** @param name without folders */
export function parseRf2Name(name: string): Rf2Name | undefined {
  const match = NAME.exec(name);
  if (!match) return undefined;
  const [, content = '', summary = '', release, , date = ''] = match;
  return { content, summary, release: release as Rf2Name['release'], date };
}

/** The parts of a release that an index draws on, in the order in which they must be read. */
export const PARTS = [
  'concepts',
  'descriptions',
  'languages',
  'relationships',
  'associations',
  'modules',
  'members',
  'values',
] as const;
export type Part = (typeof PARTS)[number];

/** The part that a file belongs to; undefined where no index needs it. */
export function partOf({ content, summary }: Rf2Name): Part | undefined {
  if (content === 'Concept') return 'concepts';
  if (content === 'Description') return 'descriptions';
  if (content === 'Relationship') return 'relationships';
  if (content === 'RelationshipConcreteValues') return 'values';
  if (!content.endsWith('Refset') || /^OWL/.test(summary)) return undefined;
  if (/Language/.test(summary)) return 'languages';
  if (/Association/.test(summary)) return 'associations';
  if (/ModuleDependency/.test(summary)) return 'modules';
  return 'members';
}

/** Columns that every file of a part begins with. Source: release file specification 4.2 and 5.2. */
export const COLUMNS: Record<Part, readonly string[]> = {
  concepts: ['id', 'effectiveTime', 'active', 'moduleId', 'definitionStatusId'],
  descriptions: [
    'id',
    'effectiveTime',
    'active',
    'moduleId',
    'conceptId',
    'languageCode',
    'typeId',
    'term',
    'caseSignificanceId',
  ],
  relationships: [
    'id',
    'effectiveTime',
    'active',
    'moduleId',
    'sourceId',
    'destinationId',
    'relationshipGroup',
    'typeId',
    'characteristicTypeId',
    'modifierId',
  ],
  values: [
    'id',
    'effectiveTime',
    'active',
    'moduleId',
    'sourceId',
    'value',
    'relationshipGroup',
    'typeId',
    'characteristicTypeId',
    'modifierId',
  ],
  languages: refset('acceptabilityId'),
  associations: refset('targetComponentId'),
  modules: refset('sourceEffectiveTime', 'targetEffectiveTime'),
  members: refset(),
};

function refset(...more: string[]): string[] {
  return ['id', 'effectiveTime', 'active', 'moduleId', 'refsetId', 'referencedComponentId', ...more];
}
