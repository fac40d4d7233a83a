// The FHIR engine, warm, one core: CPU of parsing and validating against CPU of JSON.parse of the same bytes.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { examples, PINNED } from './fhir-examples.mjs';
import { toXml } from './fhir-xml.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function engineParts() {
  // Inside the project, because the bundle looks for the definitions in folders above itself.
  const folder = mkdtempSync(join(root, 'node_modules/.careconform-bench-'));
  const outfile = join(folder, 'parts.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['tests/bench/engine-parts.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
  });
  const parts = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return parts;
}

/** CPU of the best of some passes, in milliseconds: the least disturbed pass says most. */
function best(passes, work) {
  let least = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < passes; pass += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/**
 * The engine alone, parsing included.
 * @param files each with its bytes
 * @param passes how many come before those that are measured, and how many there are in all
 * @returns CPU of the files once over, in milliseconds: the mean of the passes measured, with the compiler of machine code
 */
export async function warmEngine(files, { warmed, measured }) {
  const { createStore, createValidator, openAssets, parseJson } = await engineParts();
  const validator = createValidator({ version: '4.0', store: await createStore('4.0', openAssets()) });
  const decoder = new TextDecoder();
  const whole = () => {
    for (const { bytes } of files) {
      const { tree } = parseJson(decoder.decode(bytes), { depth: 200 });
      validator.validate({ resource: tree.value, tree });
    }
  };
  for (let pass = 0; pass < warmed; pass += 1) whole();
  const before = process.cpuUsage();
  for (let pass = warmed; pass < measured; pass += 1) whole();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / (measured - warmed);
}

export async function benchFhir(say) {
  const { createStore, createValidator, openAssets, parseJson, parseXml, readFhirXml } = await engineParts();
  const { files, digest } = examples();
  if (digest !== PINNED) console.log('the examples are not the pinned ones: do not compare these figures with others');
  const store = await createStore('4.0', openAssets());
  const validator = createValidator({ version: '4.0', store });
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const decoder = new TextDecoder();

  const json = () => {
    for (const { bytes } of files) JSON.parse(decoder.decode(bytes));
  };

  const whole = () => {
    for (const { bytes } of files) {
      const { tree } = parseJson(decoder.decode(bytes), { depth: 200 });
      validator.validate({ resource: tree.value, tree });
    }
  };
  // Warm means that the compiler of the machine code has done its work; it takes some twenty passes.
  for (let pass = 0; pass < 20; pass += 1) whole();
  const parse = best(15, json);
  const cpu = best(15, whole);
  say(
    `R4 core, ${files.length} instances, ${(total / 1e6).toFixed(1)} MB: CPU over JSON.parse`,
    `${(cpu / parse).toFixed(1)} ×`,
  );
  say('… resources a CPU second', Math.round(files.length / (cpu / 1000)));
  say('… MB a CPU second', (total / 1e3 / cpu).toFixed(0));

  const xml = files.map(({ bytes }) => toXml(JSON.parse(decoder.decode(bytes))));
  const xmlBytes = xml.reduce((sum, text) => sum + text.length, 0);
  const fromXml = () => {
    for (const text of xml) {
      const { tree } = parseXml(text, { depth: 200 });
      const { resource, problems, lexemes } = readFhirXml(tree.root, store);
      validator.validate({ resource, tree, problems, lexemes });
    }
  };
  for (let pass = 0; pass < 10; pass += 1) fromXml();
  say('XML: MB a CPU second', (xmlBytes / 1e3 / best(10, fromXml)).toFixed(0));

  const perEntry = (entries) => {
    const { tree } = parseJson(JSON.stringify(bundleOf(entries)), { depth: 200 });
    const run = () => validator.validate({ resource: tree.value, tree });
    run();
    return best(5, run) / entries;
  };
  const [hundred, tenThousand] = [perEntry(100), perEntry(10_000)];
  say('Bundle of 10,000: time an entry over that at 100', `${(tenThousand / hundred).toFixed(2)} ×`);
}

function bundleOf(entries) {
  const id = (at) => `urn:uuid:00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
  const entry = [{ fullUrl: id(0), resource: { resourceType: 'Patient', gender: 'female' } }];
  for (let at = 1; at < entries; at += 1)
    entry.push({
      fullUrl: id(at),
      resource: {
        resourceType: 'Observation',
        status: 'final',
        code: { text: 'Pulse' },
        subject: { reference: id(0) },
        valueQuantity: { value: 60 + (at % 40), unit: 'beats/min' },
      },
    });
  return { resourceType: 'Bundle', type: 'collection', entry };
}
