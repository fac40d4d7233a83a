// npm run bench terminology-server: 10,000 distinct codes against a server in memory that takes 50 ms for an answer.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sctid } from './random.mjs';
import { startMock } from './terminology-mock.mjs';

const CODES = 10_000;
const LATENCY = 50;
/** The limit of the NHS England Terminology Server */
const LIMIT = { most: 5000, span: 300_000 };

/**
 * @param say prints a name and a figure
 * @param bin the command
 * @param parts which to run; at the limit it takes ten minutes
 */
export async function benchTerminologyServer(say, bin, parts = ['lines', 'files', 'limit']) {
  const folder = mkdtempSync(join(tmpdir(), 'careconform-'));
  try {
    const codes = Array.from({ length: CODES }, (_, at) => sctid(200_000 + at, '00'));
    const lines = join(folder, 'conditions.ndjson');
    writeFileSync(lines, codes.map(condition).join(''));
    const files = join(folder, 'files');
    mkdirSync(files);
    for (const [at, code] of codes.entries()) writeFileSync(join(files, `${at}.json`), condition(code));
    const runs = {
      lines: ['NDJSON, in batches', lines, [], { batch: true }, 2],
      files: ['10,000 files, in batches, --jobs 2', files, ['--jobs', '2'], { batch: true }],
      limit: ['NDJSON, one by one at the limit', lines, [], { batch: false, ...LIMIT }],
    };
    for (const [name, path, more, server, times = 1] of parts.map((part) => runs[part])) {
      const mock = await startMock({ knows: (code) => !code.endsWith('0'), latency: LATENCY, ...server });
      const home = mkdtempSync(join(folder, 'home-'));
      const args = ['check', path, '--standard', 'snomed-ct', '--report', 'json', ...more];
      for (let time = 1; time <= times; time += 1) {
        const before = mock.counts.requests;
        const { seconds, status } = await run(bin, [...args, '--terminology-server', mock.url], home);
        say(`${name}${time > 1 ? ', again' : ''}: s`, seconds.toFixed(1));
        say('… requests; exit status', `${mock.counts.requests - before}; ${status}`);
      }
      const twice = [...mock.asked.values()].filter((count) => count > 1).length;
      say('… codes asked; asked twice', `${mock.asked.size}; ${twice}`);
      say('… most requests in five minutes; refused', `${mock.counts.busiest}; ${mock.counts.refused}`);
      mock.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(bin, args, home) {
  const began = performance.now();
  const child = spawn(process.execPath, [bin, ...args], {
    env: { ...process.env, XDG_DATA_HOME: home, LOCALAPPDATA: home },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [status] = await once(child, 'exit');
  return { seconds: (performance.now() - began) / 1000, status };
}

function condition(code) {
  const coding = [{ system: 'http://snomed.info/sct', code }];
  return `${JSON.stringify({ resourceType: 'Condition', subject: { reference: 'Patient/1' }, code: { coding } })}\n`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const say = (name, figure) => console.log(`${name.padEnd(58)} ${figure}`);
  const bin = fileURLToPath(new URL('../../bin/careconform.js', import.meta.url));
  const parts = process.argv.slice(2);
  await benchTerminologyServer(say, bin, parts.length > 0 ? parts : undefined);
}
