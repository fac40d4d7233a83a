/** What a file adds to a run on which a worker died: a row that says so, and an error of the run. */
import type { Run } from '../check.js';
import { payloadName } from '../report/names.js';
import { addTo, emptyTally, nameCounts } from '../run/counts.js';
import type { SourceShare } from '../run/share.js';
import type { Task } from './messages.js';

const WORDS =
  'The program itself failed while it read this file; the others are checked. Check the file alone with --jobs 1, and please report it to us.';
/** The rule that every payload is asked first */
const FIRST_RULE = 'payload/well-formed';

export function diedShare({ name: path, argument, size = 0 }: Task, { names, plan }: Run): SourceShare {
  const name = names === 'index' ? undefined : payloadName(path, 0, names, argument);
  const tally = emptyTally();
  addTo(tally, 'broken');
  const rule = plan.rules.find(({ key }) => key === FIRST_RULE)?.index;
  const row = {
    generation: 'unknown',
    evidence: [],
    syntax: 'binary',
    type: '',
    records: 0,
    bytes: size,
    counts: nameCounts(rule === undefined ? emptyTally() : tally),
    note: WORDS,
  } as const;
  const sums = { row: { ...row, evidence: [] }, weak: [], reasons: [], beyond: [], sightings: [] };
  const share = {
    name,
    noted: [],
    sums: { ...sums, absent: [], tallies: rule === undefined ? [] : [[rule, tally] as [number, number[]]] },
  };
  return { payloads: [share], lost: { name, code: 'worker-died', message: WORDS } };
}
