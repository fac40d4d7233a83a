// npm run bench terminology: a made-up release of UK size, imported, and then asked. Needs 5 GB of disk for a while.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { measure, median } from './measure.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

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
