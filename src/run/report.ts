/** The ledger of a run → the report. */

import type { ReceiverSheet } from '../catalogue/receiver.js';
import { type StageView, stageChangesDue, stageOf } from '../catalogue/stage.js';
import type { Catalogue } from '../catalogue/types.js';
import type { DocumentsPart } from '../report/documents.js';
import { measuresOf } from '../report/measures.js';
import type { Report, RequirementRow, StandardRow } from '../report/types.js';
import { weakestSample } from '../sample.js';
import type { Acceptance } from './acceptance.js';
import { countOf } from './counts.js';
import type { Ledger } from './ledger.js';
import { cellOf } from './measures/cells.js';
import type { Plan } from './plan.js';
import { type Policy, stageGates } from './policy.js';
import { countStandard, ruleRow } from './rule-row.js';
import { judgeRequirement, judgeStandard, type RuleTally } from './verdict.js';

export interface RunFacts {
  tool: { name: string; version: string };
  started: Date;
  seconds: number;
  /** Why the run ended before its sources did */
  stopped: Report['run']['stopped'];
  policy: Policy;
  data: 'synthetic' | 'live' | undefined;
  values: string;
  label?: string | undefined;
  inventory: Report['inventory'];
  /** Asked for when all else is known */
  errors: () => Report['errors'];
  acceptance: Pick<Acceptance, 'partRequirements'>;
}

export function makeReport(plan: Plan, ledger: Ledger, run: RunFacts): Report {
  const { policy } = run;
  const standards = [...plan.standards, ...failedBesides(plan, ledger)].map((standard) =>
    standardRow(standard, plan, ledger, policy),
  );
  const { open, answered } =
    policy.name === 'go-live'
      ? run.acceptance.partRequirements(unprovenShalls(plan, standards, policy))
      : { open: [], answered: [] };
  const gating = ledger.gating + open.length;
  return {
    schemaVersion: 1,
    complete: run.stopped === undefined,
    tool: run.tool,
    catalogue: {
      version: plan.catalogue.version,
      digest: plan.catalogue.digest,
      ...(plan.catalogue.packs ? { packs: plan.catalogue.packs } : {}),
      asOf: policy.asOf,
      stages: policy.view,
      ...(policy.edition === undefined ? {} : { edition: policy.edition }),
    },
    run: {
      started: run.started.toISOString(),
      seconds: run.seconds,
      policy: policy.name,
      gate: {
        stages: gatingStages(plan.catalogue, policy),
        passed: gating === 0,
        gating,
        ...(open.length > 0 ? { unproven: open.length, toShow: open.map(inReport) } : {}),
        ...(answered.length > 0 ? { answered: answered.map(inReport) } : {}),
      },
      data: run.data ?? 'not stated',
      values: run.values,
      ...(run.stopped ? { stopped: run.stopped } : {}),
      ...(run.label === undefined ? {} : { label: run.label }),
    },
    payloads: ledger.rows,
    standards,
    findings: ledger.findings,
    more: Object.fromEntries(ledger.more),
    inventory: run.inventory,
    senders: ledger.senders.rows(),
    ...measured(plan.catalogue, ledger),
    waived: ledger.waived,
    errors: run.errors(),
  };
}

/** Measures and documents, where the catalogue says how to measure them. */
function measured({ measures, receiver }: Catalogue, ledger: Ledger): Pick<Report, 'measures' | 'documents'> {
  return {
    ...(measures ? { measures: measuresOf(measures, (of, cell) => cellOf(ledger.cells, of, cell)) } : {}),
    ...(receiver ? { documents: documentsPart(ledger, receiver) } : {}),
  };
}

function documentsPart({ documents }: Ledger, sheet: ReceiverSheet): DocumentsPart {
  const part = documents.part();
  const { note, rules, degrade, cautions, unknown } = sheet;
  return part.totals.length > 0 ? { ...part, receiver: { note, rules, degrade, cautions, unknown } } : part;
}

/**
 * Standards that were not asked for, with a rule that is asked always and failed: its finding needs a row to stand under. Of
 * the requirements only those that such a rule serves are shown.
 */
function failedBesides(plan: Plan, ledger: Ledger): Catalogue['standards'] {
  const failed = plan.rules.filter(({ index }) => countOf(ledger.tallies[index]!, 'fail') > 0);
  return plan.catalogue.standards.flatMap((standard) => {
    const own = failed.filter(({ key }) => key.startsWith(`${standard.id}/`));
    if (own.length === 0 || plan.standards.includes(standard)) return [];
    const served = own.flatMap(({ rule }) => rule.requirements);
    return [{ ...standard, requirements: standard.requirements.filter(({ id }) => served.includes(id)) }];
  });
}

function standardRow(
  standard: Catalogue['standards'][number],
  plan: Plan,
  ledger: Ledger,
  policy: Policy,
): StandardRow {
  const rules: RuleTally[] = [];
  for (const planned of plan.rules) {
    if (planned.standard.id !== standard.id) continue;
    const tally = ledger.tallies[planned.index]!;
    const { id, requirements, severity } = planned.rule;
    const weak = ledger.weak[planned.index] ?? 0;
    rules.push({ id, requirements, severity, tally, weak, reason: ledger.reasons[planned.index] });
  }
  const requirements = standard.requirements.map((requirement) => judgeRequirement(requirement, rules));
  const counts = countStandard(rules);
  const rows = rules.map(ruleRow);
  const sample = weakestSample(rows);
  const due = policy.view === 'current' ? stageChangesDue(standard, policy.asOf) : [];
  const other: StageView = policy.view === 'current' ? 'report' : 'current';
  return {
    id: standard.id,
    name: standard.name,
    stage: stageOf(standard, policy.view, policy.asOf),
    otherStage: stageOf(standard, other, policy.asOf),
    confidence: standard.report.confidence,
    verdict: judgeStandard(standard, requirements),
    counts,
    requirements,
    rules: rows,
    ...(sample ? { sample } : {}),
    ...(due.length > 0 ? { due } : {}),
    ...(standard.notAssessable ? { note: standard.notAssessable } : {}),
  };
}

/** A rule is written with a stroke, a requirement with a space. */
function inReport(requirement: string): string {
  return requirement.replace('/', ' ');
}

/** Under go-live every shall of ready and live must have been shown: review, broken and not-tested count against the gate. */
function unprovenShalls(plan: Plan, rows: readonly StandardRow[], policy: Policy): string[] {
  const open: string[] = [];
  for (const standard of plan.standards) {
    const row = rows.find(({ id }) => id === standard.id)!;
    if (standard.assessable !== 'payload' || !stageGates(plan.catalogue, policy, standard, row.stage, 'shall'))
      continue;
    const known = new Set(standard.rules.filter((rule) => !policy.isNew?.(rule)).flatMap((rule) => rule.requirements));
    const isNew = ({ id }: RequirementRow): boolean =>
      !known.has(id) && standard.rules.some(({ requirements }) => requirements.includes(id));
    const unproven = row.requirements.filter((one) => isUnproven(one) && !isNew(one));
    open.push(...unproven.map(({ id }) => `${standard.id}/${id}`));
  }
  return open;
}

function isUnproven({ verb, outcome }: RequirementRow): boolean {
  return verb === 'shall' && (outcome === 'review' || outcome === 'broken' || outcome === 'not-tested');
}

function gatingStages({ stages }: Catalogue, { gateStages, name }: Policy): string[] {
  if (gateStages.length > 0) return gateStages.filter((stage) => stage !== 'none');
  return stages.filter(({ gates }) => gates.shall.includes(name)).map(({ id }) => id);
}
