/** Runs the built command as a user does, and says what came of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../src/report/types.js';

const BIN = fileURLToPath(new URL('../../bin/careconform.js', import.meta.url));
if (!existsSync(new URL('../../dist/cli.cjs', import.meta.url)))
  throw new Error('Run `npm run build` first: dist/cli.cjs is missing.');

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface How {
  cwd?: string;
  input?: string;
  environment?: Record<string, string>;
  /** Whose process it is; only the superuser may say another */
  user?: number;
  /** What standard output is instead of a pipe: a file descriptor */
  stdout?: number;
  /** Called with the running process */
  during?: (child: ChildProcess) => void;
}

export function careconform(args: string[], how: How = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd: how.cwd,
      ...(how.user === undefined ? {} : { uid: how.user, gid: how.user }),
      env: { ...process.env, ...how.environment },
      stdio: ['pipe', how.stdout ?? 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.stdin?.on('error', () => {});
    if (how.input !== undefined) child.stdin?.end(how.input);
    else if (!how.during) child.stdin?.end();
    child.on('error', reject).on('close', (status) => resolve({ status, stdout, stderr }));
    how.during?.(child);
  });
}

/**
 * Ctrl-C while the process waits for more of its standard input. What is written first is more than a pipe holds, so that it
 * is taken only when the run has begun.
 */
export function interruptInput(child: ChildProcess, text: string): void {
  if (text.length < 1_000_000) throw new Error('Write more, or the pipe itself takes all of it.');
  child.stdin!.write(text, () => child.kill('SIGINT'));
}

/** Makes a folder of files under the system's own temporary folder. */
export function folder(files: Record<string, string | Uint8Array>): string {
  const root = mkdtempSync(join(tmpdir(), 'careconform-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

export async function reportOf(args: string[], how: How = {}): Promise<Ended & { report: Report }> {
  const ended = await careconform([...args, '--report', 'json'], how);
  return { ...ended, report: JSON.parse(ended.stdout) as Report };
}

const patient = (number: string) => ({
  resourceType: 'Patient',
  meta: { profile: ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient'] },
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: number }],
  name: [{ use: 'official', family: 'Testcase', given: ['Example'] }],
  gender: 'female',
  birthDate: '1980-02-03',
});

/** NHS numbers of the test range: the second has a wrong check digit. */
export const GOOD = JSON.stringify(patient('9990000018'), null, 2);
export const BAD = JSON.stringify(patient('9990000019'), null, 2);
