import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { check, loadCatalogue } from '../../src/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const folder = mkdtempSync(join(tmpdir(), 'careconform-browser-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--allow-file-access-from-files',
  '--virtual-time-budget=60000',
  `--user-data-dir=${join(folder, 'profile')}`,
  '--dump-dom',
];

/** A page that holds the record, the catalogue and the definitions; nothing is fetched. */
async function page(path: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['tests/browser/page.ts'],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    write: false,
    external: ['fhirpath', 'fhirpath/*'],
  });
  const names = ['manifest', 'r4', 'r4-terms', 'r3', 'r3-terms'].map((name) => `definitions/${name}.json`);
  const definitions = Object.fromEntries(
    names.map((name) => [name, readFileSync(join(root, 'standards', name), 'utf8')]),
  );
  const given = { catalogue: loadCatalogue(), record: readFileSync(path, 'utf8'), name: 'record', definitions };
  const data = JSON.stringify(given).replaceAll('<', '\\u003c');
  const code = outputFiles[0]!.text.replaceAll('</script', '<\\/script');
  return `<!doctype html><meta charset="utf-8"><script type="application/json" id="given">${data}</script><pre id="said"></pre><script>${code}</script>`;
}

describe.skipIf(!CHROMIUM)('the pipeline in a browser (skipped where there is no Chromium)', () => {
  it.each([['fhir-r4/discharge-summary.json'], ['fhir-stu3/discharge-summary.xml'], ['hl7v2/oru-r01.hl7']])(
    'finds in %s what it finds under Node',
    async (name) => {
      const path = join(root, 'fixtures/records', name);
      const file = join(folder, `${name.replace(/\W/g, '-')}.html`);
      writeFileSync(file, await page(path));
      const dom = execFileSync(CHROMIUM!, [...FLAGS, pathToFileURL(file).href], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 64 << 20,
      });
      const said =
        /<pre id="said">([^<]*)<\/pre>/.exec(dom)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&') ?? '{}';
      const report = await check([path], { asOf: '2026-11-01' });
      expect(JSON.parse(said)).toEqual({
        generation: report.payloads[0]!.generation,
        rules: report.findings.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule),
      });
    },
  );
});
