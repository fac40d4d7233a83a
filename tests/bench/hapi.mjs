// npm run bench hapi: HAPI's validator and ours, interleaved on the same files, the same packages, without terminology.
// HAPI='8.8.1=FOLDER,5.4.2=FOLDER' names folders in which ../shared/oracle/hapi was built (target/hapi-oracle.jar).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { warmEngine } from './fhir.mjs';
import { examples } from './fhir-examples.mjs';
import { median } from './measure.mjs';
import { earlyPass, payloads, sharedPackage } from './pipeline.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'bin/careconform.js');
/** HAPI is warm after the first of these; what the others cost more is what warm passes cost. */
const PASSES = { warmed: 3, measured: 8 };

/** CPU of a command and all its threads, user and system, in seconds, by the shell's own count. */
function cpuOf(command) {
  const { stdout, status } = spawnSync(
    'sh',
    ['-c', '"$@" >/dev/null 2>&1; code=$?; times; exit $code', 'sh', ...command],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  );
  if (status !== 0 && status !== 1) throw new Error(`${command[0]} ended with ${status}`);
  const children = stdout.trim().split('\n').at(-1);
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, rest]) => sum + 60 * minutes + +rest, 0);
}

function hapi(folder, files, { packages = [], repeat = 1 } = {}) {
  const target = join(folder, 'target');
  const path = ['hapi-oracle.jar', 'lib/*']
    .map((name) => join(target, name))
    .join(process.platform === 'win32' ? ';' : ':');
  const options = packages.flatMap((each) => ['--package', each]);
  const out = join(folder, 'bench.ndjson');
  const words = ['--version', 'r4', '--threads', '1', '--repeat', String(repeat), '--out', out, ...options, ...files];
  return cpuOf(['java', '-Xmx6g', '-cp', path, 'oracle.Oracle', ...words]);
}

function ours(files, packages = []) {
  return cpuOf([
    process.execPath,
    bin,
    '--standard',
    'fhir-core',
    ...packages.flatMap((each) => ['--package', each]),
    ...files,
  ]);
}

export async function benchHapi(say) {
  const oracles = (process.env.HAPI ?? '')
    .split(',')
    .filter(Boolean)
    .map((each) => each.split('='));
  if (oracles.length === 0) return say('HAPI', 'skipped: the variable HAPI names no builds of it');
  const folder = mkdtempSync(join(tmpdir(), 'careconform-'));
  const r4 = examples().files;
  const sets = [
    { name: 'R4 core', files: r4.map((file) => ({ ...file, path: join(folder, file.name) })), packages: [] },
  ];
  for (const { path, bytes } of sets[0].files) writeFileSync(path, bytes);
  const [ukCore, examplesOfUk] = [sharedPackage('uk.core.r4#'), join(root, '../shared/oracle/ukcore-examples')];
  if (ukCore && existsSync(examplesOfUk))
    sets.push({ name: 'UK Core', files: payloads(examplesOfUk), packages: [ukCore] });

  for (const { name, files, packages } of sets) {
    const patient = files.find((file) => /Patient/.test(file.name)).path;
    const cold = { ours: [], ...Object.fromEntries(oracles.map(([version]) => [version, []])) };
    for (let turn = 0; turn < 3; turn += 1) {
      cold.ours.push(ours([patient], packages));
      for (const [version, at] of oracles) cold[version].push(hapi(at, [patient], { packages }));
    }
    const own = median(cold.ours);
    say(`${name}, cold, one Patient: careconform, CPU s`, own.toFixed(2));
    for (const [version] of oracles)
      say(
        `${name}, cold: HAPI ${version}, CPU s, times ours`,
        `${median(cold[version]).toFixed(1)} (${(median(cold[version]) / own).toFixed(0)} ×)`,
      );
  }
  for (const { name, files, packages } of sets) {
    const paths = files.map(({ path }) => path);
    for (const [version, at] of oracles) {
      // HAPI's program parses and validates; with packages ours is the whole pipeline, because they are opened by it.
      const cost = await (packages.length === 0
        ? warmEngine(files, PASSES)
        : earlyPass(files, { standard: ['fhir-core'], package: packages }, PASSES));
      const [few, many] = [PASSES.warmed, PASSES.measured].map((repeat) => hapi(at, paths, { packages, repeat }));
      const rate = files.length / ((many - few) / (PASSES.measured - PASSES.warmed));
      const own = files.length / (cost / 1000);
      say(`${name}, warm, ${files.length} files: HAPI ${version}, files a CPU second`, rate.toFixed(0));
      say(
        '… careconform beside it, files a CPU second, times HAPI',
        `${own.toFixed(0)} (${(own / rate).toFixed(0)} ×)`,
      );
    }
  }
  rmSync(folder, { recursive: true });
}
