/** Under go-live: what has to be shown before the gate can pass, and what shows it. */
import type { Counts, Report, RequirementRow, StandardRow } from './types.js';

export interface ToShow {
  /** What to do, as a sentence without its end */
  todo: string;
  /** `standard requirement`, or `standard/rule` where payloads for that rule are wanting */
  names: string[];
}

export const TO_SHOW_TITLE = 'What has to be shown before this gate can pass';

const SAMPLE = 'Put payloads into the sample that these rules have something to look at in';
const OTHERWISE =
  'No rule can show these, and careconform explain STANDARD says why. See that they are met in another way, and put a waiver of the requirement ("standard/requirement") with that reason into the configuration';
const TODO: Record<string, string> = {
  'no-target': SAMPLE,
  'terminology-not-loaded': 'Load the terminology (careconform terminology import), or name a server',
  'terminology-server-unavailable': 'Run again when the terminology server answers',
  'profile-not-loaded': 'Give the packages of the profiles (--package)',
  'person-needed': 'Have a person look at the findings in review, and mend what they are right about',
  'no-rule': OTHERWISE,
  'not-assessable': OTHERWISE,
};
const ANSWERED = 'Somebody answers for these by a waiver, and they do not count';
const REVIEW = 'Look at what is in review; each finding says why it was not decided';
const BROKEN = 'A rule itself failed; tell us';

/** Requirements that stand against the gate, by what to do about them, in the report's order. */
export function toShow({ run, standards }: Report): ToShow[] {
  const open = new Set(run.gate.toShow ?? []);
  const groups = new Map<string, string[]>();
  for (const standard of standards) {
    for (const row of standard.requirements) {
      if (!open.has(`${standard.id} ${row.id}`)) continue;
      const todo = todoFor(row, standard);
      const names = todo === SAMPLE ? unasked(row, standard) : [`${standard.id} ${row.id}`];
      groups.set(todo, [...new Set([...(groups.get(todo) ?? []), ...names])]);
    }
  }
  const { answered = [] } = run.gate;
  if (answered.length > 0) groups.set(ANSWERED, answered);
  return [...groups].map(([todo, names]) => ({ todo, names }));
}

function todoFor({ id, outcome, reason = '' }: RequirementRow, { rules = [] }: StandardRow): string {
  if (outcome === 'broken') return BROKEN;
  if (outcome === 'not-tested' && !rules.some(({ requirements }) => requirements.includes(id))) return OTHERWISE;
  return TODO[reason] ?? REVIEW;
}

/** The rules of a requirement that saw nothing; only those of its own strength decide it, where there are any. */
function unasked({ id, verb }: RequirementRow, { id: standard, rules = [] }: StandardRow): string[] {
  const serving = rules.filter(({ requirements }) => requirements.includes(id));
  const own = serving.filter(({ severity }) => severity === verb);
  const silent = (own.length > 0 ? own : serving).filter(({ counts }) => sawNothing(counts));
  return silent.length > 0 ? silent.map((rule) => nameOf(standard, rule.id)) : [`${standard} ${id}`];
}

const sawNothing = (counts: Counts): boolean => counts.pass === 0;

const nameOf = (standard: string, rule: string): string => (rule.includes('/') ? rule : `${standard}/${rule}`);
