import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

/** What a reader has: a fault among good exports. */
const at = folder({
  'exports/one.json': BAD,
  'exports/two.json': GOOD,
  'samples/one.json': BAD,
  'patient.json': BAD,
  'big.ndjson': `${JSON.stringify(JSON.parse(GOOD))}\n`,
  'uk.core.r4.tgz': gzipSync(
    tar({
      'package/package.json': JSON.stringify(inPackage),
      'package/StructureDefinition-example-patient.json': JSON.stringify(profile),
    }),
  ),
  'path/careconform': `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin/careconform.js')}" "$@"\n`,
  'path/npx': '#!/bin/sh\nexec "$@"\n',
});
afterAll(() => rmSync(at, { recursive: true, force: true }));
beforeAll(() => {
  for (const name of ['bin', 'dist', 'standards', 'package.json', 'node_modules', 'fixtures'])
    symlinkSync(join(root, name), join(at, name));
  for (const name of ['careconform', 'npx']) chmodSync(join(at, 'path', name), 0o755);
  symlinkSync(process.execPath, join(at, 'path/node'));
  mkdirSync(join(at, 'home'));
});

function run(command: string) {
  const env = { PATH: join(at, 'path'), PATHS: 'exports/', HOME: join(at, 'home'), NO_COLOR: '1' };
  return spawnSync('/bin/sh', ['-c', command], { cwd: at, env, encoding: 'utf8' });
}

/** The exports have a fault that gates, so every check of them ends with 1; the other commands only tell. */
const expectedStatus = (command: string) => (/(^| )check /.test(command) && !command.includes('--gate none') ? 1 : 0);

describe.skipIf(process.platform === 'win32')('the README', () => {
  const commands = shownCommands(readme);

  it('shows the commands that this test looks for', () => {
    expect(commands.length).toBeGreaterThan(10);
    for (const word of ['node bin/', 'npx ', '--evidence', 'explain', 'list', '$PATHS', '< patient.json'])
      expect(commands.filter(({ command }) => command.includes(word)).length, word).toBeGreaterThan(0);
  });

  it.each(commands.map(({ command, line }) => [command, line] as const))(
    '%s, of line %i, does what it says',
    (command) => {
      const ended = run(command);
      expect(`${ended.status} ${ended.stderr}`).toMatch(new RegExp(`^${expectedStatus(command)} `));
      expect(ended.stdout.length).toBeGreaterThan(0);
    },
  );

  it('needs one command from the repository to the first line that says what to mend', () => {
    const { stdout } = run(commands[0]!.command);
    expect(stdout).toMatch(/one\.json.*nhs-number\/check-digit/);
  });

  it('has a script that runs', () => {
    const script = shownScript(readme).replaceAll("'careconform'", `'${join(root, 'dist/index.js')}'`);
    expect(script).toContain('checkStream');
    writeFileSync(join(at, 'example.mjs'), script);
    const ended = run('node example.mjs');
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^big\.ndjson \d+$/m);
  });

  it('asks pre-commit for the version that it describes', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(readme).toContain(`additional_dependencies: ['careconform@${version}']`);
  });
});
