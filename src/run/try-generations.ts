/** A FHIR record that fits several versions alike is tried as each that the engine knows, and taken as the one it fits best. */
import type { Issue } from '../fhir/contract.js';
import type { Generation } from '../generation.js';
import type { JsonObject, RecordTree, Trial, XmlElement } from '../parse/tree.js';

/** What a trial asks of the engines. */
export interface Judges {
  prepare(record: RecordTree): Promise<void> | undefined;
  fhirXml(root: XmlElement, generation: Generation): JsonObject;
  validate(record: RecordTree, resource: JsonObject): readonly Issue[] | { reason: string };
}

/** The newer comes first: of two that fit alike it is taken, as UK Core is of R4. */
const TRIED: readonly Generation[] = ['fhir-r4', 'fhir-stu3'];

/** @returns the record in the generation that gave the fewest errors, with what each gave; as it was where none could look */
export async function tryGenerations(record: RecordTree, judges: Judges): Promise<RecordTree> {
  const tried: { record: RecordTree; trial: Trial }[] = [];
  for (const generation of TRIED) {
    const as: RecordTree = { ...record, generation };
    await judges.prepare(as);
    const errors = errorsOf(as, judges);
    if (errors !== undefined) tried.push({ record: as, trial: { generation, errors } });
  }
  if (tried.length < TRIED.length) return record;
  const best = tried.reduce((least, each) => (each.trial.errors < least.trial.errors ? each : least));
  best.record.tried = tried.map(({ trial }) => trial);
  return best.record;
}

function errorsOf(record: RecordTree, judges: Judges): number | undefined {
  const { tree, generation } = record;
  const resource =
    tree.syntax === 'xml' ? judges.fhirXml(tree.root, generation) : tree.syntax === 'json' ? tree.value : undefined;
  if (typeof resource !== 'object' || resource === null || Array.isArray(resource)) return undefined;
  const issues = judges.validate(record, resource);
  return 'reason' in issues ? undefined : issues.filter(isError).length;
}

/** What a profile finds that the record never named says nothing of its version. */
function isError({ severity, assigned }: Issue): boolean {
  return assigned === undefined && (severity === 'error' || severity === 'fatal');
}
