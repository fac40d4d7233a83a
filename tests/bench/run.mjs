// npm run bench [name …]: what the product costs on this machine. Benchmarks, never tests: nothing fails for being slow.

import { once } from 'node:events';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchFhir } from './fhir.mjs';
import { measure, median } from './measure.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'bin/careconform.js');
const corpora = join(root, '../shared/corpora');
const say = (name, figure) => console.log(`${name.padEnd(58)} ${figure}`);

const BENCHES = {
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
    say('one Patient, all standards: CPU over bare node, ms', (median(all.map(({ cpu }) => cpu)) - base).toFixed(0));
    say('one Patient, without the FHIR engine: CPU over bare node, ms', (median(some) - base).toFixed(0));
    say('one Patient: peak memory, MB', median(all.map(({ rss }) => rss)).toFixed(0));
  },

  corpus() {
    if (!existsSync(corpora)) return say('corpus', 'skipped: ../shared/corpora is not here');
    const { cpu, rss } = measure([bin, 'check', '--report', 'json', corpora]);
    say('the whole corpus: CPU, s', (cpu / 1000).toFixed(1));
    say('the whole corpus: peak memory, MB', rss.toFixed(0));
  },

  fhir: () => benchFhir(say),

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
async function writeLines(file, bytes) {
  const patient = JSON.parse(readFileSync(join(root, 'fixtures/records/fhir-r4/patient.json'), 'utf8'));
  const out = createWriteStream(file);
  let written = 0;
  for (let stem = 999_000_000; written < bytes; stem = stem >= 999_999_999 ? 999_000_000 : stem + 1) {
    const number = nhsNumber(stem);
    if (number === undefined) continue;
    patient.identifier[0].value = number;
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
