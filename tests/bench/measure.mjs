// Runs one command in a process of its own and says what it cost: user and system CPU, and peak memory.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HOOK = `import { writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.BENCH_COST, JSON.stringify({ cpu: (user + system) / 1000, rss: process.resourceUsage().maxRSS / 1024 }));
});`;

/** @returns {{cpu: number, rss: number, status: number | null}} CPU in milliseconds, peak memory in MB */
export function measure(args) {
  const cost = join(tmpdir(), `careconform-bench-${process.pid}.json`);
  const hook = `data:text/javascript,${encodeURIComponent(HOOK)}`;
  const { status } = spawnSync(process.execPath, ['--import', hook, ...args], {
    env: { ...process.env, BENCH_COST: cost },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const result = { ...JSON.parse(readFileSync(cost, 'utf8')), status };
  rmSync(cost);
  return result;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
