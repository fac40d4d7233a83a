/** What a rule told → a finding in words and places. Memory and work are flat: each rule's findings are capped. */
import type { Verb } from '../catalogue/types.js';
import type { ValueClass } from '../checks/types.js';
import type { Place } from '../parse/place.js';
import type { RecordTree } from '../parse/tree.js';
import { fillDetail, type Redaction, writePath } from '../report/redact.js';
import type { Told } from './evaluate.js';
import type { Plan } from './plan.js';
import { type Policy, type Weight, weigh } from './policy.js';
import { Said } from './said.js';
import type { Noted } from './share.js';

/** Reasons that hold for the whole run: such a review is counted always and listed once. */
const RUN_WIDE = new Set(['terminology-not-loaded', 'profile-not-loaded', 'terminology-server-unavailable']);
/** Classes of values by which one profile to load is told from another. */
const PUBLIC: ReadonlySet<ValueClass> = new Set<ValueClass>(['structural', 'uri']);

export interface DescribeOptions {
  policy: Policy;
  redaction: Redaction;
  /** Findings kept for each rule; 0 for all */
  maxFindings: number;
  /** Whether findings of a rule may have been accepted; then each of them has to be described */
  mayBeAccepted: (rule: string) => boolean;
}

/** A finding; or that it is above the limit, and whether it gates; or nothing, where it was said before for the whole run. */
export type Described = { noted: Noted } | { gates: boolean } | undefined;

export class Describer {
  private readonly described = new Map<number, number>();
  private readonly said = new Said();

  constructor(
    private readonly plan: Plan,
    private readonly options: DescribeOptions,
  ) {}

  describe(told: Told, record: RecordTree): Described {
    const { rule, outcome, result } = told;
    const { maxFindings, mayBeAccepted, policy } = this.options;
    const severity: Verb = result.severity ?? rule.rule.severity;
    const weight = weigh(this.plan.catalogue, policy, rule.standard, rule.rule, outcome, severity);
    const once = outcome === 'review' ? this.onceFor(result) : undefined;
    if (once !== undefined && !this.said.isNew(`${rule.key} ${result.reason}`, once)) return undefined;
    const before = this.described.get(rule.index) ?? 0;
    if (maxFindings > 0 && before >= maxFindings && !(outcome === 'fail' && mayBeAccepted(rule.key)))
      return { gates: weight.gates };
    this.described.set(rule.index, before + 1);
    const finding = this.put(told, severity, weight, record);
    return { noted: { rule: rule.index, ...(once === undefined ? {} : { once }), finding } };
  }

  /** Under what a review is listed once: each profile to load by its URL, for all else the rule alone. */
  private onceFor({ reason, detail }: Told['result']): string | undefined {
    if (reason === undefined || !RUN_WIDE.has(reason)) return undefined;
    if (reason !== 'profile-not-loaded' || !detail) return '';
    const open = Object.entries(detail.values ?? {}).filter(([, value]) => PUBLIC.has(value.class));
    return fillDetail({ text: detail.text, values: Object.fromEntries(open) }, this.options.redaction);
  }

  private put(
    { rule, outcome, result, path }: Told,
    severity: Verb,
    weight: Weight,
    record: RecordTree,
  ): Noted['finding'] {
    const { reason, detail, profile, constraint, issue } = result;
    const heading = outcome === 'review' ? rule.rule.title : rule.rule.failTitle;
    const said = detail ? fillDetail(detail, this.options.redaction) : '';
    const requirement = rule.rule.requirements[0];
    return {
      ...(record.index === undefined ? {} : { record: record.index }),
      standard: rule.standard.id,
      stage: weight.stage,
      rule: rule.key,
      ...(requirement === undefined ? {} : { requirement }),
      outcome,
      ...(reason ? { reason } : {}),
      severity,
      level: weight.level,
      gates: weight.gates,
      path: writePath(outerPath(record, path), record.generation, this.options.redaction),
      ...(profile ? { profile } : {}),
      ...(constraint ? { constraint } : {}),
      message: issue ? said : withCaveat(said ? `${heading}: ${said}` : heading, rule.standard, record),
      ...(issue ? { issue } : {}),
      ...(result.place ?? placeOf(record, result.placePath ?? path)),
    };
  }
}

function withCaveat(message: string, { caveatIn }: Told['rule']['standard'], { generation }: RecordTree): string {
  const caveat = caveatIn?.[generation];
  return caveat === undefined ? message : `${message} ${caveat}`;
}

/** The path in the payload as it came: a record inside an envelope has the envelope's path before its own. */
function outerPath(record: RecordTree, path: string): string {
  const { inside, wrapper } = record;
  if (!inside) return path;
  const ofWrapper = wrapper !== undefined && !record.tree.locate(path) && wrapper.locate(path) !== undefined;
  return ofWrapper ? path : inside + path;
}

/** Where a path is in the text. A place is a help, never a reason to lose a finding. */
function placeOf({ tree, wrapper }: RecordTree, path: string): Place | undefined {
  try {
    return tree.locate(path) ?? wrapper?.locate(path);
  } catch {
    return undefined;
  }
}
