/** Counts the codings of a run as its records come, and asks terminologies of each code once. */
import type { CodingFact, Facts, Role } from '../../record/facts.js';
import { isPlaceholder } from '../../record/placeholder.js';
import type { CodeInventory, CodeRow, Displays, State, SystemRow } from '../../report/codes/types.js';
import type { CodeStatus, TerminologyService } from '../../terminology/contract.js';

export interface CollectOptions {
  terminology: TerminologyService;
  /** Writes a system that no naming table knows, as it may be shown */
  writeSystem: (system: string) => string;
  /** Id of the standard on a system, by its key */
  standardOf: (key: string) => string | undefined;
  /** By key: other systems whose identifiers stand among its codes too where a medicine is coded, as dm+d's in SNOMED CT */
  alsoIn: Readonly<Record<string, readonly string[]>>;
}

/** Different codes kept; a catalogue of a whole hospital has fewer. */
const MOST = 500_000;
const MOST_SYSTEMS = 10_000;
const MEDICINES: readonly Role[] = ['medication', 'immunization', 'allergy'];

interface Entry {
  row: CodeRow;
  /** System that answered for the code, where displays are asked too */
  asked: string | undefined;
}

export class CodeCollector {
  private readonly entries = new Map<string, Entry>();
  private readonly systems = new Map<string, { name: string; key: string | undefined }>();
  private readonly standards = new Map<string, string>();
  private records = 0;
  private leftOut = 0;

  constructor(private readonly options: CollectOptions) {}

  add(facts: Facts): void {
    this.records += 1;
    for (const coding of facts.get('coding')) this.count(coding);
  }

  private count(coding: CodingFact): void {
    const code = coding.code?.trim() ?? '';
    if (code === '' || isPlaceholder(code)) return;
    const { name, key } = this.systemOf(coding);
    const id = `${name}\u0000${code}`;
    let entry = this.entries.get(id);
    if (!entry) {
      if (this.entries.size >= MOST) {
        this.leftOut += 1;
        return;
      }
      entry = this.open(name, key, code, MEDICINES.includes(coding.role));
      this.entries.set(id, entry);
    }
    entry.row.count += 1;
    entry.row.displays[this.judge(entry, coding.display?.trim())] += 1;
  }

  private systemOf({ known, system = '' }: CodingFact): { name: string; key: string | undefined } {
    if (known !== undefined) return { name: known, key: known };
    const held = this.systems.get(system);
    if (held) return held;
    const made = this.unknownSystem(system);
    if (this.systems.size < MOST_SYSTEMS) this.systems.set(system, made);
    return made;
  }

  /** A code system that the user has imported is known to them, and can be asked. */
  private unknownSystem(system: string): { name: string; key: string | undefined } {
    if (system === '') return { name: 'no system', key: undefined };
    if (this.options.terminology.holds?.(system)) return { name: system, key: system };
    return { name: this.options.writeSystem(system), key: undefined };
  }

  private open(system: string, key: string | undefined, code: string, isMedicine: boolean): Entry {
    const { asked, status } = this.lookup(key, code, isMedicine);
    const standard = key === undefined ? undefined : this.options.standardOf(key);
    if (standard !== undefined) this.standards.set(system, standard);
    const { answer, category, edition, replacement = [], alternatives = [] } = status;
    const row: CodeRow = {
      system,
      code,
      count: 0,
      known: answer,
      state: stateOf(status),
      replacement,
      alternatives,
      displays: { preferred: 0, other: 0, wrong: 0, missing: 0, unchecked: 0 },
      ...(category ? { category } : {}),
      ...(edition && answer !== 'cannot-tell' ? { edition } : {}),
    };
    return { row, asked };
  }

  /** The first system that holds the code; else what its own says. */
  private lookup(
    key: string | undefined,
    code: string,
    isMedicine: boolean,
  ): { asked: string | undefined; status: CodeStatus } {
    if (key === undefined) return { asked: undefined, status: { answer: 'cannot-tell' } };
    const { terminology, alsoIn } = this.options;
    const own = terminology.lookup(key, code);
    if (own.answer === 'yes') return { asked: key, status: own };
    for (const other of (isMedicine && alsoIn[key]) || []) {
      const status = terminology.lookup(other, code);
      if (status.answer === 'yes') return { asked: other, status };
    }
    return { asked: undefined, status: own };
  }

  private judge({ asked, row }: Entry, display: string | undefined): keyof Displays {
    if (display === undefined || display === '') return 'missing';
    if (asked === undefined) return 'unchecked';
    const { answer, match } = this.options.terminology.display(asked, row.code, display);
    if (answer === 'cannot-tell') return 'unchecked';
    if (answer === 'no') return 'wrong';
    return match === 'synonym' ? 'other' : 'preferred';
  }

  /** Systems by how often they are used, and of each its codes likewise. */
  done(): CodeInventory {
    const codes = [...this.entries.values()].map(({ row }) => row);
    const systems = new Map<string, SystemRow>();
    for (const row of codes) addTo(systems, row, this.standards.get(row.system));
    const ranked = [...systems.values()].sort((a, b) => b.codings - a.codings || byText(a.system, b.system));
    const rank = new Map(ranked.map(({ system }, at) => [system, at]));
    codes.sort((a, b) => rank.get(a.system)! - rank.get(b.system)! || b.count - a.count || byText(a.code, b.code));
    const editions = [...new Set(codes.flatMap(({ edition }) => edition ?? []))].sort();
    return { records: this.records, editions, systems: ranked, codes, leftOut: this.leftOut };
  }
}

function stateOf({ answer, active, replacement = [] }: CodeStatus): State {
  if (answer !== 'yes' || active === undefined) return 'untold';
  if (active) return 'active';
  return replacement.length > 0 ? 'replaced' : 'inactive';
}

function addTo(systems: Map<string, SystemRow>, row: CodeRow, standard: string | undefined): void {
  let sum = systems.get(row.system);
  if (!sum) {
    sum = {
      system: row.system,
      ...(standard === undefined ? {} : { standard }),
      codings: 0,
      codes: 0,
      known: { yes: 0, no: 0, 'cannot-tell': 0 },
      states: { active: 0, inactive: 0, replaced: 0, untold: 0 },
      displays: { preferred: 0, other: 0, wrong: 0, missing: 0, unchecked: 0 },
    };
    systems.set(row.system, sum);
  }
  sum.codings += row.count;
  sum.codes += 1;
  sum.known[row.known] += row.count;
  sum.states[row.state] += row.count;
  for (const [name, count] of Object.entries(row.displays)) sum.displays[name as keyof Displays] += count;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
