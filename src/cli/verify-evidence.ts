/** `careconform verify-evidence`: whether an evidence file is as it was written, and whether the same tool is installed here. */
import { readFileSync, statSync } from 'node:fs';
import { LIMITS, tooLarge } from '../evidence/read-zip.js';
import { EvidenceError } from '../evidence/types.js';
import { type Verified, verifyEvidence } from '../evidence/verify.js';
import { loadCatalogue } from '../index.js';
import { EXIT } from './exit-status.js';
import { writeOut } from './output.js';
import { sha256Of, toolHash } from './tool-hash.js';
import { UsageError } from './usage-error.js';

/** @throws EvidenceError or UsageError; nothing is ever written to disk */
export async function runVerifyEvidence(file: string, raw: { digest?: string }): Promise<void> {
  const noted = raw.digest?.toLowerCase();
  if (noted !== undefined && !/^[0-9a-f]{64}$/.test(noted))
    throw new UsageError('--digest takes the 64 hexadecimal digits that were printed when the evidence was written.');
  const result = verifyEvidence(readBytes(file), sha256Of, { tool: toolHash(), catalogue: loadCatalogue().digest });
  await writeOut([...lines(result)].map((line) => `${line}\n`));
  const changed = result.members.some(({ state }) => state !== 'same') || result.contradictions.length > 0;
  if (changed) throw new EvidenceError('The evidence file was changed after it was written.');
  if (noted !== undefined && noted !== result.digest)
    throw new EvidenceError(
      'The digest is not the one that was noted: this is another evidence file, or it was made anew.',
    );
  process.exitCode = EXIT.passed;
}

function readBytes(file: string): Uint8Array {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new EvidenceError(`There is no file ${file}.`);
  if (found.size > LIMITS.fileBytes) throw tooLarge();
  try {
    return readFileSync(file);
  } catch {
    throw new EvidenceError(`The file ${file} cannot be read.`);
  }
}

const TOOL_WORDS = { true: 'the same as the one installed here', false: 'another than the one installed here' };

function* lines({ digest, members, contradictions, sameTool, sameCatalogue }: Verified): Generator<string> {
  for (const { name, state } of members) yield `${state.padEnd(8)}${name}`;
  for (const words of contradictions) yield `changed ${words}`;
  yield `Tool: ${sameTool === undefined ? 'not told' : TOOL_WORDS[`${sameTool}`]}.`;
  yield `Catalogue: ${sameCatalogue === undefined ? 'not told' : TOOL_WORDS[`${sameCatalogue}`]}.`;
  yield `Digest: ${digest}`;
  yield 'Who changes a file can make its hashes anew: only a digest that was noted apart shows that nobody did (--digest).';
}
