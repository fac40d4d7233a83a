/** `careconform codes`: the inventory of codings, for mending local catalogues. */
import type { Catalogue, NamedSystem } from '../catalogue/types.js';
import { createChecker } from '../index.js';
import type { CheckOptions } from '../options.js';
import type { SourceError } from '../payload/types.js';
import { publishCodes } from '../report/codes/publish.js';
import { codesCsv, codesJson, codesText } from '../report/codes/render.js';
import type { CodeInventory } from '../report/codes/types.js';
import { writeValue } from '../report/redact.js';
import { CodeCollector } from '../run/codes/collect.js';
import { EXIT } from './exit-status.js';
import { openInputs } from './inputs.js';
import { namedFormat, writeTo } from './named-format.js';
import { noProgress, startProgress } from './progress.js';
import { showsProgress } from './terminal.js';
import { UsageError } from './usage-error.js';

export interface RawCodesOptions extends Pick<CheckOptions, 'generation' | 'map' | 'terminology'> {
  report?: string[];
  allCounts?: boolean;
  allowEmpty?: boolean;
  progress?: boolean;
}

const RENDER = { text: codesText, csv: codesCsv, json: codesJson };
const FORMATS = ['text', 'csv', 'json'] as const;

/** @throws UsageError where nothing is named, or two reports go to standard output; OptionError or TerminologyError as check */
export async function runCodes(paths: string[], raw: RawCodesOptions): Promise<void> {
  const targets = (raw.report ?? ['text']).map((asked) => namedFormat(asked, FORMATS));
  if (targets.filter(({ file }) => file === undefined).length > 1)
    throw new UsageError('Only one report can go to standard output. Give the others a file: --report csv:codes.csv');
  const lost: SourceError[] = [];
  const inventory = await collect(paths, raw, (error) => lost.push(error));
  const published = publishCodes(inventory, raw.allCounts === true);
  for (const { format, file } of targets) await writeTo(file, RENDER[format](published));
  for (const { message } of lost) process.stderr.write(`careconform: ${message}\n`);
  if (lost.length > 0) process.exitCode = EXIT.notDone;
  if (inventory.records > 0 || raw.allowEmpty) return;
  process.stderr.write(
    'careconform: No payload was recognised, so nothing was counted. Allow it with --allow-empty.\n',
  );
  process.exitCode = EXIT.notDone;
}

async function collect(
  paths: string[],
  { generation, map, terminology, progress }: RawCodesOptions,
  lose: (error: SourceError) => void,
): Promise<CodeInventory> {
  const say = (text: string): boolean => process.stderr.write(`careconform: ${text}\n`);
  const sources = await openInputs(paths, {}, say);
  const given = Object.entries({ generation, map, terminology }).filter(([, value]) => value !== undefined);
  // One standard is enough to read by, and none of the engine's definitions are loaded for it.
  const checker = await createChecker({ ...Object.fromEntries(given), standard: ['snomed-ct'], jobs: 1 }, say);
  const { catalogue, redaction } = checker;
  const collector = new CodeCollector({
    terminology: checker.terminology,
    writeSystem: (system) => writeValue('uri', system, redaction),
    standardOf: standardsOf(catalogue),
    alsoIn: alsoIn(catalogue),
  });
  const show = progress !== false && showsProgress(process.stderr, process.env);
  const line = show ? startProgress(process.stderr) : noProgress;
  let done = 0;
  for await (const facts of checker.facts(sources, lose)) {
    collector.add(facts);
    done += 1;
    line.step(done);
  }
  line.stop();
  return collector.done();
}

/** The standard on a code system: the one of its name, or the one that lists its URI or OID. */
function standardsOf({ standards, codes }: Catalogue): (key: string) => string | undefined {
  const named = new Map((codes['identifiers/naming'] as NamedSystem[]).map((row) => [row.key, row]));
  return (key) => {
    const own = standards.find(({ id }) => id === key);
    if (own) return own.id;
    const { canonical = {}, oids = [] } = named.get(key) ?? {};
    const uris = new Set(Object.values(canonical));
    return standards.find(({ systems }) =>
      systems.some(({ uri, oid }) => (uri !== undefined && uris.has(uri)) || (oid !== undefined && oids.includes(oid))),
    )?.id;
  };
}

/** dm+d's identifiers stand under SNOMED CT too. */
function alsoIn({ codes }: Catalogue): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [name, list] of Object.entries(codes)) {
    const [standard, rest] = name.split('/');
    if (rest !== 'sent-as') continue;
    for (const key of list as string[]) found[key] = [...(found[key] ?? []), standard!];
  }
  return found;
}
