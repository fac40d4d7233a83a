// CPU time of each thread of a process, looked at from outside while it runs (Linux only: /proc).
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of /proc, a hundred a second on every Linux that Node runs on */
const TICK = 10;

/** @returns {Promise<number[]>} CPU in milliseconds of each thread, the busiest first */
export async function threadTimes(args) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const times = new Map();
  const look = () => {
    for (const thread of list(`/proc/${child.pid}/task`)) {
      const stat = read(`/proc/${child.pid}/task/${thread}/stat`);
      const [user, system] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13);
      if (user) times.set(thread, (Number(user) + Number(system)) * TICK);
    }
  };
  const looking = setInterval(look, 50);
  await new Promise((resolve) => child.on('exit', resolve));
  clearInterval(looking);
  return [...times.values()].sort((a, b) => b - a);
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
