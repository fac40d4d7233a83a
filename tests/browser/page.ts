/** Runs in a browser: checks one record that the page holds, and writes what came of it into the page. */
import type { Catalogue } from '../../src/catalogue/types.js';
import { Checker } from '../../src/run/checker.js';

interface Given {
  catalogue: Catalogue;
  record: string;
  name: string;
  definitions: Record<string, string>;
}

const given = JSON.parse(document.getElementById('given')!.textContent!) as Given;
const encoder = new TextEncoder();
const bytes = encoder.encode(given.record);

async function* source() {
  yield { name: given.name, size: bytes.length, read: async () => bytes };
}

async function run(): Promise<unknown> {
  const assets = { read: async (name: string) => encoder.encode(given.definitions[name]) };
  const report = await new Checker({ asOf: '2026-11-01' }, { catalogue: given.catalogue, assets }).run(source());
  const { payloads, findings } = report;
  return {
    generation: payloads[0]!.generation,
    rules: findings.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule),
  };
}

const said = document.getElementById('said')!;
run().then(
  (result) => {
    said.textContent = JSON.stringify(result);
  },
  (error: Error) => {
    said.textContent = JSON.stringify({ error: error.message });
  },
);
