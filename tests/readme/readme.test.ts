import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BAD, folder, GOOD } from '../cli/careconform.js';
import { tar } from '../unit/fhir/packages/make-package.js';
import { shownCommands, shownScript } from './commands.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const profile = {
  resourceType: 'StructureDefinition',
  url: 'https://example.org/StructureDefinition/example-patient',
  name: 'ExamplePatient',
  status: 'active',
  fhirVersion: '4.0.1',
  kind: 'resource',
  abstract: false,
  type: 'Patient',
  baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
  derivation: 'constraint',
  differential: { element: [{ id: 'Patient', path: 'Patient' }] },
};
const inPackage = { name: 'uk.core.r4', version: '1.0.0', fhirVersions: ['4.0.1'], dependencies: {} };

/** The commands themselves, as a reader has them. */
const tools = folder({
  careconform: `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin/careconform.js')}" "$@"\n`,
  npx: '#!/bin/sh\nexec "$@"\n',
});
const made = [tools];
afterAll(() => {
  for (const at of made) rmSync(at, { recursive: true, force: true });
});

/** A folder with what the README speaks of: exports in which there is a fault. */
function readersFolder(reports: Record<string, string>): string {
  const exports = (name: string) => ({ [`${name}/one.json`]: BAD, [`${name}/two.json`]: GOOD });
  const archive = gzipSync(
    tar({
      'package/package.json': JSON.stringify(inPackage),
      'package/StructureDefinition-example-patient.json': JSON.stringify(profile),
    }),
  );
  const at = folder({
    ...reports,
    ...exports('exports'),
    ...exports('exports-a'),
    ...exports('exports-b'),
    ...exports('samples'),
    'good/two.json': GOOD,
    'patient.json': BAD,
    'big.ndjson': `${JSON.stringify(JSON.parse(GOOD))}\n`,
    'uk.core.r4.tgz': archive,
  });
  for (const name of ['bin', 'dist', 'standards', 'package.json', 'node_modules', 'fixtures'])
    symlinkSync(join(root, name), join(at, name));
  made.push(at);
  return at;
}

function run(command: string, cwd: string) {
  const env = { PATH: tools, PATHS: 'exports/', HOME: join(tools, 'home'), NO_COLOR: '1' };
  return spawnSync('/bin/sh', ['-c', command], { cwd, env, encoding: 'utf8' });
}

/** Reports that commands compare, summarise or plan from: what was wrong in one export is new since the last. */
const reports: Record<string, string> = {};
beforeAll(() => {
  for (const name of ['careconform', 'npx']) chmodSync(join(tools, name), 0o755);
  symlinkSync(process.execPath, join(tools, 'node'));
  const at = readersFolder({});
  for (const [name, paths] of Object.entries({ 'old.json': 'good', 'new.json': 'exports', 'report.json': 'exports' }))
    reports[name] = run(`careconform check ${paths}/ --report json`, at).stdout;
});

/** A check of the exports ends with 1, because they have a fault that gates; so does a comparison in which it is new. */
function expectedStatus(command: string): number {
  if (/--gate none|--baseline/.test(command)) return 0;
  return /(^| )(check|compare) ?/.test(command) ? 1 : 0;
}

describe.skipIf(process.platform === 'win32')('the README', () => {
  // What reads a server has tests of its own, without a network.
  const commands = shownCommands(readme).filter(({ command }) => !command.includes('--server '));
  const folders = new Map<number, string>();

  it('shows the commands that this test looks for', () => {
    expect(commands.length).toBeGreaterThan(10);
    for (const word of ['node bin/', 'npx ', '--evidence', 'explain', 'list', '$PATHS', '< patient.json'])
      expect(commands.filter(({ command }) => command.includes(word)).length, word).toBeGreaterThan(0);
  });

  it.each(commands.map(({ command, line, block }) => [command, line, block] as const))(
    '%s, of line %i, does what it says',
    (command, _line, block) => {
      const at = folders.get(block) ?? readersFolder(reports);
      folders.set(block, at);
      const ended = run(command, at);
      expect(`${ended.status} ${ended.stderr}`).toMatch(new RegExp(`^${expectedStatus(command)} `));
      const files = [...command.matchAll(/--(?:report [a-z-]+:|evidence )(\S+)/g)].map(([, file]) => file!);
      expect(files.filter((file) => !existsSync(join(at, file)))).toEqual([]);
      if (files.length === 0) expect(ended.stdout + ended.stderr).not.toBe('');
    },
  );

  it.each<[string, RegExp, RegExp]>([
    ['a supplier', /^node bin/, /one\.json[\s\S]*nhs-number\/check-digit/],
    ['a trust', /--for go-live/, /payload 1[\s\S]*nhs-number\/check-digit/],
    ['a region', /--label|^careconform summary/, /nhs-number,.*does-not-conform/],
    ['the author of a pack', /init pack|--pack \.\//, /fail-too-short\.json.*trust-rules\/hospital-number/],
  ])('leads %s to the first line that says what to mend by three commands at most', (_who, which, line) => {
    const shown = commands.filter(({ command }) => which.test(command));
    expect(shown.length).toBeLessThanOrEqual(3);
    const at = readersFolder({});
    const said = shown.map(({ command }) => run(command, at).stdout);
    if (existsSync(join(at, 'summary.csv'))) said.push(readFileSync(join(at, 'summary.csv'), 'utf8'));
    expect(said.join('\n')).toMatch(line);
  });

  it('has a script that runs', () => {
    const script = shownScript(readme).replaceAll("'careconform'", `'${join(root, 'dist/index.js')}'`);
    expect(script).toContain('checkStream');
    const at = readersFolder({});
    writeFileSync(join(at, 'example.mjs'), script);
    const ended = run('node example.mjs', at);
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^big\.ndjson \d+$/m);
  });

  it('asks pre-commit for the version that it describes', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(readme).toContain(`additional_dependencies: ['careconform@${version}']`);
  });
});
