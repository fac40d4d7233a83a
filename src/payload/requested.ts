/** Payloads taken as the generation that the user names, where they are written as that generation is. */
import { type Generation, isFhir, type Syntax } from '../generation.js';
import type { ParseProblem } from '../parse/place.js';
import type { JsonTree, RecordTree, XmlTree } from '../parse/tree.js';
import { type OpenContext, type Opened, unclaimed } from './opened.js';

const FHIR: readonly Syntax[] = ['json', 'ndjson', 'xml'];
const WRITTEN: Partial<Record<Generation, readonly Syntax[]>> = {
  cda: ['xml'],
  hl7v3: ['xml'],
  'dmd-xml': ['xml'],
  hl7v2: ['er7'],
  edifact: ['edifact'],
  csv: ['csv'],
  rf2: ['rf2', 'csv'],
  'sign-on': ['json', 'jwt'],
};
const EVIDENCE = 'taken as this by request';

function mayBe(generation: Generation, syntax: Syntax): boolean {
  return (isFhir(generation) ? FHIR : (WRITTEN[generation] ?? [])).includes(syntax);
}

/** A payload that was recognised, as the generation asked for; unchanged where it is not written in that way. */
export function takenAs(opened: Opened, generation: Generation): Opened {
  if (opened.generation === generation || opened.generation === 'unknown' || !mayBe(generation, opened.syntax))
    return opened;
  const records = opened.records.map((record) => ({ ...record, generation }));
  return { ...opened, generation, evidence: [EVIDENCE, ...opened.evidence], records };
}

/** A whole document that nothing else tells, as one record of the generation asked for. */
export function asRequested(syntax: Syntax, tree: JsonTree | XmlTree, { generation }: OpenContext): Opened | undefined {
  if (generation === undefined || !mayBe(generation, syntax)) return undefined;
  const type = tree.syntax === 'xml' ? tree.root.local : '';
  const record: RecordTree = { generation, type, tree, envelopes: [], problems: [] };
  return { ...unclaimed(syntax), generation, type, evidence: [EVIDENCE], records: [record] };
}

/** A document that cannot be read and that nothing else tells, with its problems. */
export function brokenAsRequested(
  syntax: Syntax,
  problems: ParseProblem[],
  { generation }: OpenContext,
): Opened | undefined {
  if (generation === undefined || !mayBe(generation, syntax)) return undefined;
  return { ...unclaimed(syntax), generation, evidence: [EVIDENCE], problems };
}
