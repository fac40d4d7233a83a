// npm run bench [name …]: what the product costs on this machine. Benchmarks, never tests: nothing fails for being slow.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchDocument } from './document.mjs';
import { benchFhir } from './fhir.mjs';
import { examples } from './fhir-examples.mjs';
import { benchHapi } from './hapi.mjs';
import { measure, median } from './measure.mjs';
import { benchPipeline, sharedPackage } from './pipeline.mjs';
import { benchTerminology } from './terminology.mjs';
import { benchTerminologyServer } from './terminology-server.mjs';
import { threadTimes } from './threads.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'bin/careconform.js');
const corpora = join(root, '../shared/corpora');
const say = (name, figure) => console.log(`${name.padEnd(58)} ${figure}`);

const BENCHES = {
  /** A transfer of care of 5 MB with 2,000 entries, every standard, warm. */
  document: () => benchDocument(say),

  /** Import and use of a made-up release of SNOMED CT of the size of the UK Monolith. */
  terminology: () => benchTerminology(say, bin),

  /** 10,000 distinct codes, with batches and without, at the limit of the NHS England Terminology Server. */
  'terminology-server': () => benchTerminologyServer(say, bin),

  /** Whole process over bare node, interleaved so that both meet the same machine. */
  cold() {
    const patient = join(root, 'fixtures/records/fhir-r4/patient.json');
    const rules = ['--standard', 'nhs-number', '--standard', 'snomed-ct', '--standard', 'payload'];
    const bare = [];
    const all = [];
    const some = [];
    for (let turn = 0; turn < 11; turn += 1) {
      bare.push(measure(['-e', '0']).cpu);
      all.push(measure([bin, 'check', patient]));
      some.push(measure([bin, 'check', ...rules, patient]).cpu);
    }
    const base = median(bare);
    const ukCore = sharedPackage('uk.core.r4#');
    const withPackage = () => measure([bin, 'check', '--package', ukCore, patient]).cpu;
    // The first run compiles the package and keeps it.
    const national = ukCore ? [withPackage(), withPackage(), withPackage(), withPackage()].slice(1) : [];
    say('one Patient, all standards: CPU over bare node, ms', (median(all.map(({ cpu }) => cpu)) - base).toFixed(0));
    say('one Patient, without the FHIR engine: CPU over bare node, ms', (median(some) - base).toFixed(0));
    if (ukCore) say('… with UK Core from its package, CPU over bare node, ms', (median(national) - base).toFixed(0));
    say('one Patient: peak memory, MB', median(all.map(({ rss }) => rss)).toFixed(0));
  },

  /** Work divided by the busiest worker: what two cores of their own would gain. A busy machine shows less on the clock. */
  async jobs() {
    if (!existsSync(corpora)) return say('jobs', 'skipped: ../shared/corpora is not here');
    const args = (jobs) => [bin, 'check', '--report', 'json', '--jobs', jobs, corpora];
    const alone = [];
    const shared = [];
    // In turns, so that both meet the same machine.
    for (let turn = 0; turn < 3; turn += 1) {
      alone.push((await threadTimes(args('1')))[0]);
      shared.push((await threadTimes(args('2')))[0]);
    }
    say('the corpus: CPU of the one thread, s', (median(alone) / 1000).toFixed(1));
    say('--jobs 2: CPU of the busiest worker, s', (median(shared) / 1000).toFixed(1));
    say('--jobs 2: as fast as one thread times', (median(alone) / median(shared)).toFixed(2));
  },

  /** What the reports themselves cost: the same run with every format, and with one that is short. */
  async formats() {
    const folder = mkdtempSync(join(tmpdir(), 'careconform-'));
    const file = join(folder, 'faulty.ndjson');
    await writeLines(file, 60_000_000, (patient) => {
      patient.identifier[0].value = patient.identifier[0].value.replace(/.$/, (last) => (Number(last) + 1) % 10);
      patient.birthDate = '1980-13-40';
    });
    const args = [bin, 'check', file, '--max-findings', '0', '--jobs', '1'];
    const every = spawnSync(process.execPath, [bin, 'list', 'formats'], { encoding: 'utf8' }).stdout;
    const formats = every.split('\n').map((line) => /^\s*([a-z][a-z-]*)/.exec(line)?.[1]);
    const reports = formats
      .filter(Boolean)
      .flatMap((format) => ['--report', `${format}:${join(folder, `r.${format}`)}`]);
    const one = measure([...args, '--report', `csv-summary:${join(folder, 'summary.csv')}`]);
    const all = measure([...args, ...reports]);
    const { findings } = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8'));
    say(
      `${findings.length} findings in ${reports.length / 2} formats: CPU of the reports, s`,
      ((all.cpu - one.cpu) / 1000).toFixed(1),
    );
    say('the same: CPU of the whole, s', (all.cpu / 1000).toFixed(1));
    rmSync(folder, { recursive: true });
  },

  corpus() {
    if (!existsSync(corpora)) return say('corpus', 'skipped: ../shared/corpora is not here');
    const { cpu, rss } = measure([bin, 'check', '--report', 'json', corpora]);
    say('the whole corpus: CPU, s', (cpu / 1000).toFixed(1));
    say('the whole corpus: peak memory, MB', rss.toFixed(0));
  },

  fhir: () => benchFhir(say),

  /** With a package of national profiles, and every rule. */
  pipeline: () => benchPipeline(say),

  /** Beside the validator of the JVM, where builds of it are named. */
  hapi: () => benchHapi(say),

  /** Many small files: what of each is kept. */
  folder() {
    const { files } = examples();
    const folder = mkdtempSync(join(tmpdir(), 'careconform-'));
    for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
    const { cpu, rss } = measure([bin, 'check', '--jobs', '1', '--report', 'json', folder]);
    say(`a folder of ${files.length} files: CPU, s`, (cpu / 1000).toFixed(1));
    say('… peak memory, MB', rss.toFixed(0));
    rmSync(folder, { recursive: true });
  },

  async ndjson() {
    const folder = mkdtempSync(join(tmpdir(), 'careconform-'));
    const file = join(folder, 'big.ndjson');
    await writeLines(file, 1_000_000_000);
    const { cpu, rss } = measure([bin, 'check', '--report', 'json', file]);
    say(`NDJSON of ${(statSync(file).size / 1e9).toFixed(2)} GB: CPU, s`, (cpu / 1000).toFixed(0));
    say('NDJSON: peak memory, MB', rss.toFixed(0));
    rmSync(folder, { recursive: true });
  },
};

/** The fixture Patient again and again, each with a number of its own from the 999 range. */
async function writeLines(file, bytes, change = () => {}) {
  const patient = JSON.parse(readFileSync(join(root, 'fixtures/records/fhir-r4/patient.json'), 'utf8'));
  const out = createWriteStream(file);
  let written = 0;
  for (let stem = 999_000_000; written < bytes; stem = stem >= 999_999_999 ? 999_000_000 : stem + 1) {
    const number = nhsNumber(stem);
    if (number === undefined) continue;
    patient.identifier[0].value = number;
    change(patient);
    const line = `${JSON.stringify(patient)}\n`;
    written += line.length;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

function nhsNumber(stem) {
  const sum = [...String(stem)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? undefined : `${stem}${check}`;
}

const asked = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHES)) if (asked.length === 0 || asked.includes(name)) await bench();
