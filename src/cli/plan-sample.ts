/** `careconform plan-sample`: how many records to draw before a run, so that its result means something. */
import { groupsOf, planText, type SampleGroup } from '../report/sample-plan.js';
import { writeOut } from './output.js';
import { readReport } from './read-report.js';
import { UsageError } from './usage-error.js';

export interface RawPlan {
  confidence: number;
  tolerance: number;
  group?: string[];
}

/** @throws UsageError where the report cannot be read or a group has no such size */
export async function runPlanSample(report: string | undefined, raw: RawPlan): Promise<void> {
  if (report !== undefined && raw.group) throw new UsageError('Give a report or --group, not both.');
  const groups = report === undefined ? (raw.group ?? []).map(groupOf) : groupsOf(await readReport(report));
  await writeOut(planText(groups, { ...raw, fromReport: report !== undefined }));
}

/** `discharge-summary, FHIR R4=1200` */
function groupOf(text: string): SampleGroup {
  const [, name = text, size] = /^(.*?)(?:=(\d{1,9}))?$/.exec(text) ?? [];
  if (name === '' || name.includes('='))
    throw new UsageError('Give a group as NAME or NAME=SIZE: --group letters=1200');
  return size === undefined ? { name } : { name, seen: Number(size) };
}
