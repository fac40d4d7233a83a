import { createHash } from 'node:crypto';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { commandWords } from '../../../src/evidence/command-words.js';
import { readEvidenceZip } from '../../../src/evidence/read-zip.js';
import { describeSample } from '../../../src/evidence/sample.js';
import { EvidenceError } from '../../../src/evidence/types.js';
import { verifyEvidence } from '../../../src/evidence/verify.js';
import { jsonBytes, writeEvidence } from '../../../src/evidence/write.js';
import type { Report } from '../../../src/report/types.js';

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const row = { syntax: 'json', records: 2, bytes: 10 } as const;
const report = {
  tool: { name: 'careconform', version: '1.0.0' },
  catalogue: { version: '1.0.0', digest: 'c1', asOf: '2026-11-01', stages: 'current' },
  run: { data: 'synthetic', values: 'shape' },
  payloads: [
    { ...row, generation: 'hl7v2' },
    { ...row, generation: 'cda' },
    { ...row, generation: 'hl7v2' },
  ],
} as unknown as Report;
const here = { tool: 't1', catalogue: 'c1' };

const contents = () => ({
  'editions.json': jsonBytes({
    catalogue: { version: '1.0.0', digest: 'c1', own: 'c1' },
    packages: [],
    terminologies: [],
  }),
  'report.json': jsonBytes(report),
  'run.json': jsonBytes({ command: [], exitStatus: 0, tool: { ...report.tool, sha256: 't1' }, node: '', platform: '' }),
  'sample.json': jsonBytes(describeSample(report, 'relative')),
});
const whole = writeEvidence(contents(), digest).bytes;

/** The same file with some members replaced, added or (undefined) left out, as a zip tool would write it. */
function altered(changes: Record<string, Uint8Array | undefined>): Uint8Array {
  const files = { ...unzipSync(whole), ...changes };
  return zipSync(
    Object.fromEntries(Object.entries(files).filter((entry): entry is [string, Uint8Array] => entry[1] !== undefined)),
  );
}

/** Two members under one name: the second is renamed in both its headers. */
function doubled(): Uint8Array {
  const zip = altered({ 'report.json': undefined, 'sbmple.json': new Uint8Array(3) });
  return bytesOf(textOf(zip).replaceAll('sbmple.json', 'sample.json'));
}
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

/** A member that says it is small: its size is set in the central directory, where readers look. */
function understated(): Uint8Array {
  const zip = altered({ 'report.json': new Uint8Array(5_000_000) });
  const view = new DataView(zip.buffer, zip.byteOffset);
  const at = textOf(zip).lastIndexOf('report.json') - 46;
  view.setUint32(at + 24, 100, true);
  return zip;
}

function overstated(): Uint8Array {
  const zip = new Uint8Array(whole);
  const at = textOf(zip).lastIndexOf('report.json') - 46;
  new DataView(zip.buffer).setUint32(at + 24, 0xfffffff0, true);
  return zip;
}

const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

describe('an evidence file', () => {
  it('is the same bytes for the same content', () => {
    expect(writeEvidence(contents(), digest)).toEqual({
      bytes: whole,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('is found as it was written', () => {
    expect(verifyEvidence(whole, digest, here)).toEqual({
      digest: writeEvidence(contents(), digest).digest,
      members: ['editions.json', 'report.json', 'run.json', 'sample.json'].map((name) => ({ name, state: 'same' })),
      contradictions: [],
      sameTool: true,
      sameCatalogue: true,
    });
  });

  it('tells when another tool or catalogue is installed', () => {
    expect(verifyEvidence(whole, digest, { tool: 't2', catalogue: 'c2' })).toMatchObject({
      sameTool: false,
      sameCatalogue: false,
      contradictions: [],
    });
  });

  it.each([
    ['report.json', jsonBytes({ ...report, complete: true }), 'changed'],
    ['run.json', undefined, 'missing'],
    ['sample.json', bytesOf('no JSON'), 'changed'],
  ] as const)('tells that %s is not as it was', (name, bytes, state) => {
    const { members } = verifyEvidence(altered({ [name]: bytes }), digest, here);
    expect(members.filter((one) => one.state !== 'same')).toEqual([{ name, state }]);
  });

  it('finds contradictions even where every hash was made anew', () => {
    const forged = { ...report, payloads: [], catalogue: { ...report.catalogue, digest: 'c9' } };
    const made = writeEvidence({ ...contents(), 'report.json': jsonBytes(forged) }, digest);
    const result = verifyEvidence(made.bytes, digest, here);
    expect(result.members.every(({ state }) => state === 'same')).toBe(true);
    expect(result.contradictions).toHaveLength(2);
    expect(result.digest).not.toBe(writeEvidence(contents(), digest).digest);
  });

  it.each<[string, Uint8Array, RegExp]>([
    [
      'leads out of a folder',
      altered({ 'run.json': undefined, '../../outside.txt': new Uint8Array(1) }),
      /does not write/,
    ],
    ['has more members', altered({ 'C:\\report.json': new Uint8Array(1) }), /more members/],
    [
      'holds another file instead',
      altered({ 'run.json': undefined, 'other.txt': new Uint8Array(1) }),
      /does not write/,
    ],
    ['holds a member twice', doubled(), /sample\.json twice/],
    ['is larger than it says', understated(), /larger than it says/],
    ['says it is enormous', overstated(), /larger than any/],
    ['has something before it', joined(bytesOf('PK'), whole), /damaged/],
    ['has something after it', joined(whole, bytesOf('more')), /damaged/],
    ['is cut off', whole.subarray(0, whole.length - 40), /damaged/],
    ['is empty', new Uint8Array(), /damaged/],
    ['has no manifest', altered({ 'manifest.json': undefined }), /no manifest/],
    ['has a manifest of another kind', altered({ 'manifest.json': jsonBytes({ members: 1 }) }), /manifest/],
    [
      'is of a later form',
      altered({ 'manifest.json': jsonBytes({ format: 'careconform-evidence', version: 2, members: [] }) }),
      /another version/,
    ],
  ])('is refused where it %s', (_what, bytes, words) => {
    expect(() => verifyEvidence(bytes, digest, here)).toThrow(EvidenceError);
    expect(() => verifyEvidence(bytes, digest, here)).toThrow(words);
  });

  it('is read or refused with our own words wherever a byte is wrong', () => {
    for (let at = 0; at < whole.length; at += 7) {
      const bytes = new Uint8Array(whole);
      bytes[at]! ^= 0xff;
      try {
        readEvidenceZip(bytes);
      } catch (error) {
        expect(error, `byte ${at}`).toBeInstanceOf(EvidenceError);
      }
    }
  });
});

describe('the command that is kept', () => {
  it('shows what cannot be secret and leaves the rest out', () => {
    const words = commandWords(
      {
        standard: ['nhs-number', 'ods'],
        for: 'go-live',
        allowEmpty: true,
        progress: false,
        package: ['a.b#1.0.0', './patients/secret.tgz'],
        pack: ['careconform:ready', '@trust/rules', '../own'],
        report: ['json:/home/someone/r.json', 'pretty'],
        map: '/home/someone/columns.json',
        clientSecret: 'hunter2',
        waivers: [{ reason: 'because' }],
        asOf: undefined,
      },
      1,
    ).join(' ');
    expect(words).toBe(
      'careconform check --allow-empty --client-secret (left out) --for go-live --map (left out) --pack careconform:ready ' +
        '--pack @trust/rules --pack (left out) --package a.b#1.0.0 --package (left out) --no-progress --report json --report pretty ' +
        '--standard nhs-number --standard ods --waivers (left out) (1 path)',
    );
  });
});

describe('the sample', () => {
  it('is described by numbers alone', () => {
    expect(describeSample(report, 'index')).toEqual({
      data: 'synthetic',
      names: 'index',
      values: 'shape',
      payloads: 3,
      records: 6,
      bytes: 30,
      generations: { cda: 1, hl7v2: 2 },
      syntaxes: { json: 3 },
    });
  });
});
