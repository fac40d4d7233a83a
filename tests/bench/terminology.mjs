// npm run bench terminology: made-up releases of UK size, imported, and then asked. Needs 5 GB of disk for a while.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { measure, median } from './measure.mjs';
import { sharedPackage } from './pipeline.mjs';
import { sctid } from './random.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const corpora = fileURLToPath(new URL('../../../shared/corpora', import.meta.url));

/**
 * @param say prints a name and a figure
 * @param bin the command
 * @param share of the size of the UK Monolith
 */
export async function benchTerminology(say, bin, share = '1') {
  const folder = mkdtempSync(join(tmpdir(), 'careconform-'));
  const indexes = join(folder, 'indexes');
  try {
    spawnSync(process.execPath, [join(here, 'generate-release.mjs'), join(folder, 'release'), share], {
      stdio: 'ignore',
    });
    const { cpu, rss } = measure([bin, 'terminology', 'import', join(folder, 'release'), '--terminology', indexes]);
    say('import of a release of UK size: CPU, s', (cpu / 1000).toFixed(1));
    say('import: peak memory, MB', rss.toFixed(0));
    const [index] = readdirSync(indexes).map((name) => join(indexes, name));
    say('index on disk, MB', (statSync(index).size / 1e6).toFixed(1));
    coldLookUp(say, bin, folder, indexes);
    importWhole(say, bin, folder);
    importDmd(say, bin, folder, indexes, share);
    severalAtOnce(say, bin, indexes);
    countCodes(say, bin, folder, indexes);
    const questions = join(folder, 'questions.mjs');
    await build({
      entryPoints: [join(here, 'terminology-questions.ts')],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: questions,
    });
    const { stdout } = spawnSync(process.execPath, ['--expose-gc', questions, index], { encoding: 'utf8' });
    for (const line of stdout.trim().split('\n')) say(...line.split('\t'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function importWhole(say, bin, folder) {
  const whole = join(folder, 'whole');
  const parts = ['--with', 'refsets,relationships,terms', '--terminology', whole];
  const { cpu, rss } = measure([bin, 'terminology', 'import', join(folder, 'release'), ...parts]);
  const [index] = readdirSync(whole).map((name) => join(whole, name));
  say('with all further parts: CPU, s; peak memory, MB; on disk, MB', figures(cpu, rss, statSync(index).size));
}

function importDmd(say, bin, folder, indexes, share) {
  const release = join(folder, 'dmd');
  spawnSync(process.execPath, [join(here, 'generate-dmd.mjs'), release, share], { stdio: 'ignore' });
  const { cpu, rss } = measure([bin, 'terminology', 'import', release, '--terminology', indexes]);
  const { size } = statSync(join(indexes, 'dmd.ccterm'));
  say('dm+d of UK size: CPU, s; peak memory, MB; on disk, MB', figures(cpu, rss, size));
}

function figures(cpu, rss, size) {
  return `${(cpu / 1000).toFixed(1)}; ${rss.toFixed(0)}; ${(size / 1e6).toFixed(1)}`;
}

/** The corpora with three FHIR packages, without terminology and with SNOMED CT and dm+d. */
function severalAtOnce(say, bin, indexes) {
  const names = ['uk.core.r4#', 'careconnect.stu3#', 'uk.nhsengland.r4#'].map(sharedPackage);
  if (names.some((name) => name === undefined)) return say('packages and terminology together', 'skipped');
  const packages = names.flatMap((name) => ['--package', name]);
  const run = [bin, 'check', corpora, ...packages, '--jobs', '1', '--report', 'json'];
  const [alone, beside] = [measure(run), measure([...run, '--terminology', indexes])];
  say('the corpora, three packages: peak memory, MB', alone.rss.toFixed(0));
  say(
    '… with SNOMED CT and dm+d: MB added; CPU added, s',
    `${(beside.rss - alone.rss).toFixed(0)}; ${((beside.cpu - alone.cpu) / 1000).toFixed(1)}`,
  );
}

/** A million records in one file, counted. */
function countCodes(say, bin, folder, indexes) {
  const path = join(folder, 'million.ndjson');
  const file = openSync(path, 'w');
  for (let from = 0; from < 1_000_000; from += 10_000) {
    const lines = Array.from({ length: 10_000 }, (_, at) => recordOf(from + at));
    writeSync(file, lines.join(''));
  }
  closeSync(file);
  const { cpu, rss } = measure([
    bin,
    'codes',
    path,
    '--report',
    `csv:${join(folder, 'codes.csv')}`,
    '--terminology',
    indexes,
  ]);
  say('codes of a million records: CPU, s; peak memory, MB', `${(cpu / 1000).toFixed(1)}; ${rss.toFixed(0)}`);
}

function recordOf(at) {
  const local = { system: 'https://example.org/local', code: `L${at % 3000}`, display: 'Local' };
  const coding = [
    { system: 'http://snomed.info/sct', code: sctid(1000 + ((at * 7919) % 20_000), '00'), display: 'Thing' },
    local,
  ];
  return `${JSON.stringify({ resourceType: 'Condition', subject: { reference: `Patient/${at}` }, code: { coding } })}\n`;
}

function coldLookUp(say, bin, folder, indexes) {
  const payload = join(folder, 'payload.json');
  const coding = [{ system: 'http://snomed.info/sct', code: '138875005', display: 'Made up' }];
  writeFileSync(payload, JSON.stringify({ resourceType: 'Observation', status: 'final', code: { coding } }));
  const run = [bin, 'check', payload, '--standard', 'snomed-ct'];
  const [without, withIndex] = [[], []];
  for (let turn = 0; turn < 11; turn += 1) {
    without.push(measure(run).cpu);
    withIndex.push(measure([...run, '--terminology', indexes]).cpu);
  }
  say('first look-up in a cold process: CPU added, ms', (median(withIndex) - median(without)).toFixed(0));
}
