/** The options of `check`, as the command line has them (README.md, Options of check), and as the library takes them. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { STAGES } from '../catalogue/types.js';
import { GENERATIONS } from '../generation.js';
import { type CheckOptions, GATE_POLICIES, NAME_POLICIES, VALUE_POLICIES } from '../options.js';
import { addRunOptions, type RunOptions } from './run-options.js';
import { UsageError } from './usage-error.js';

export interface RawOptions extends Omit<CheckOptions, 'baseline'>, RunOptions {
  /** A file; false: none, not even the one that would be found */
  config?: string | false;
  /** A file */
  baseline?: string;
  printConfig?: boolean;
  fhirVersion?: CheckOptions['generation'];
  report: string[];
  verbose?: boolean;
  /** File that the evidence is written to */
  evidence?: string;
  progress: boolean;
}

const FHIR_VERSIONS: Record<string, NonNullable<CheckOptions['generation']>> = {
  '1.0': 'fhir-dstu2',
  '3.0': 'fhir-stu3',
  '4.0': 'fhir-r4',
  '4.3': 'fhir-r4b',
  '5.0': 'fhir-r5',
};

function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** One value each, repeated for more: `--gate ready --gate live`. */
export function repeated(flags: string, description: string, choices?: readonly string[]): Option {
  const option = new Option(flags, `${description} (may be repeated)`);
  option.argParser((value: string, before: string[] | undefined) => {
    if (choices && !choices.includes(value))
      throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
    return collect(value, before);
  });
  return option;
}

function date(text: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError('Give a date of the calendar as year, month and day: 2026-04-01.');
  }
  return text;
}

function label(text: string): string {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} .,&()/_-]{0,79}$/u.test(text))
    throw new InvalidArgumentError('Give at most 80 letters, digits, spaces and . , & ( ) / _ -');
  return text;
}

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number, 0 or more.');
  return Number(text);
}

/** Names and indices, as findings give them: a path of another form would hold nothing. */
function place(text: string): string {
  if (!/^[A-Za-z_]\w*(\[\d+\])?(\.[A-Za-z_]\w*(\[\d+\])?)*$/.test(text))
    throw new InvalidArgumentError('Give names and indices, as findings do: Patient.identifier[0].value.');
  return text;
}

function fhirVersion(text: string): CheckOptions['generation'] {
  const generation = FHIR_VERSIONS[text.split('.').slice(0, 2).join('.')];
  if (!generation) throw new InvalidArgumentError(`Allowed choices are ${Object.keys(FHIR_VERSIONS).join(', ')}.`);
  return generation;
}

export function addCheckOptions(command: Command): Command {
  return addRunOptions(command)
    .addOption(repeated('--standard <id>', 'only this standard'))
    .addOption(new Option('--generation <name>', 'take every payload as this').choices(GENERATIONS))
    .option('--fhir-version <version>', 'take every payload as this version of FHIR: 3.0, 4.0 …', fhirVersion)
    .option('--as-of <date>', 'read stages as of this date (default: today)', date)
    .addOption(
      new Option('--stages <view>', 'the stages now in force, or those of the report').choices(['current', 'report']),
    )
    .addOption(new Option('--for <policy>', 'what makes exit status 1').choices(GATE_POLICIES))
    .addOption(repeated('--gate <stage>', 'stage that gates, or none', [...STAGES, 'none']))
    .addOption(new Option('--data <kind>', 'what the sample is').choices(['synthetic', 'live']))
    .addOption(repeated('--report <format[:file]>', 'a report; pretty on a terminal, else compact'))
    .option('--max-findings <n>', 'findings listed for each rule, 0 for all (default: 100)', count)
    .addOption(new Option('--values <policy>', 'what is shown of values (default: shape)').choices(VALUE_POLICIES))
    .addOption(new Option('--names <policy>', 'how payloads are named').choices(NAME_POLICIES))
    .option('--map <file>', 'JSON file that says which CSV column holds which fact')
    .addOption(repeated('--package <path|id#version>', 'FHIR package to load'))
    .addOption(repeated('--profile <url|file>', 'profile to check besides those that payloads name'))
    .option('--terminology <dir>', 'folder of terminology indexes (default: the one of careconform terminology import)')
    .option('--terminology-server <url>', 'FHIR terminology server to ask what nothing on this machine can tell')
    .option('--at <path>', 'only this part of a payload, by FHIRPath', place)
    .addOption(repeated('--pack <name|path>', 'rule pack; careconform:ready and its like select our stages'))
    .option('--config <file>', 'configuration; by default careconform.config.json here or in a folder above')
    .option('--no-config', 'read no configuration')
    .option('--print-config', 'say what would be asked, and check nothing')
    .option('--baseline <file>', 'accepted findings, as careconform baseline writes them')
    .option('--label <name>', 'name of the run for summaries: a supplier, a site', label)
    .option('--catalogue <edition>', 'rules that came after this edition, as 0.1, are notes; latest: none is')
    .option('--evidence <file.zip>', 'keep the report with all that shows how it was made')
    .option('--allow-empty', 'recognising no payload is no failure')
    .option('--no-progress', 'no line on standard error that says how far the run is')
    .option('--verbose', 'where in the program an internal error came from');
}

/** @throws UsageError where options contradict each other */
export function checkOptions(raw: RawOptions): CheckOptions {
  const { fhirVersion: version, report, verbose, progress, config, baseline, printConfig, evidence, ...rest } = raw;
  const { since, watch, server, query, tokenUrl, clientIdEnv, clientSecretEnv, scope, ...options } = rest;
  if (version && options.generation && version !== options.generation) {
    throw new UsageError('--generation and --fhir-version name different generations. Give one of them.');
  }
  if (options.gate?.includes('none') && options.gate.length > 1) {
    throw new UsageError('--gate none cannot stand beside other stages.');
  }
  return version ? { ...options, generation: version } : options;
}
