// The whole pipeline, warm, one core: reading, detection, every rule and the FHIR engine with packages, as the library runs it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shared = join(root, '../shared');

/** The payloads of a folder, read. */
export function payloads(folder) {
  return readdirSync(folder)
    .filter((name) => /\.(json|xml)$/.test(name))
    .sort()
    .map((name) => ({ name, path: join(folder, name), bytes: readFileSync(join(folder, name)) }));
}

/**
 * One run after the other over the same payloads, many times each: what a run itself costs is shared by many.
 * @param files what is checked
 * @param options of the checker
 * @returns CPU of the files once over in the best pass, in milliseconds: the least disturbed pass says most
 */
export async function warmPass(files, options) {
  const { createChecker } = await import('../../dist/index.js');
  const checker = await createChecker({ jobs: 1, ...options });
  const run = () => checker.run(sources(files));
  await run();
  await run();
  let least = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < 9; pass += 1) {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000 / TIMES);
  }
  return least;
}

/**
 * The same from the start of a process on.
 * @param passes how many come before those that are measured, and how many there are in all
 * @returns CPU of the files once over, in milliseconds: the mean of the passes measured, with the compiler of machine code
 */
export async function earlyPass(files, options, { warmed, measured }) {
  const { createChecker } = await import('../../dist/index.js');
  const checker = await createChecker({ jobs: 1, ...options });
  await checker.run(sources(files, warmed));
  const before = process.cpuUsage();
  await checker.run(sources(files, measured - warmed));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / (measured - warmed);
}

/** How often a run meets each payload. */
const TIMES = 20;

async function* sources(files, times = TIMES) {
  for (let time = 0; time < times; time += 1)
    for (const { name, bytes } of files) yield { name, size: bytes.length, read: async () => bytes };
}

/** The package of a folder whose name begins so. */
export function sharedPackage(start) {
  const folder = join(shared, 'packages');
  const name = existsSync(folder) ? readdirSync(folder).find((each) => each.startsWith(start)) : undefined;
  return name && join(folder, name);
}

export async function benchPipeline(say) {
  const examples = join(shared, 'oracle/ukcore-examples');
  const ukCore = sharedPackage('uk.core.r4#');
  if (!existsSync(examples) || !ukCore) return say('UK Core and all standards', 'skipped: ../shared is not here');
  const files = payloads(examples);
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const cpu = await warmPass(files, { package: [ukCore] });
  say(
    `UK Core and all standards, ${files.length} payloads, ${(bytes / 1e6).toFixed(1)} MB: resources a CPU second`,
    Math.round(files.length / (cpu / 1000)),
  );
  const engine = await warmPass(files, { package: [ukCore], standard: ['fhir-core'] });
  say('… the FHIR engine alone', Math.round(files.length / (engine / 1000)));
}
