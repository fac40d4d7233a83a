/** Compares an evidence file with its own manifest, with itself, and with what is installed. */
import type { Report } from '../report/types.js';
import { readEvidenceZip } from './read-zip.js';
import { describeSample } from './sample.js';
import {
  type Digest,
  type Editions,
  EvidenceError,
  type EvidenceManifest,
  FORMAT,
  FORMAT_VERSION,
  MEMBERS,
  type MemberName,
  type RunDescription,
  type SampleDescription,
} from './types.js';
import { jsonBytes } from './write.js';

/** What is installed where the file is looked at. */
export interface Here {
  tool: string;
  catalogue: string;
}

export interface Verified {
  /** Of the manifest, to be compared with the one that was noted when the file was written */
  digest: string;
  members: { name: MemberName; state: 'same' | 'changed' | 'missing' | 'added' }[];
  /** Where members contradict each other */
  contradictions: string[];
  /** Undefined where a changed member cannot say */
  sameTool?: boolean;
  sameCatalogue?: boolean;
}

/** @throws EvidenceError where the file is no evidence file, or one of a form that this version does not know */
export function verifyEvidence(bytes: Uint8Array, digest: Digest, here: Here): Verified {
  const files = readEvidenceZip(bytes);
  const manifestBytes = files.get('manifest.json');
  if (!manifestBytes) throw new EvidenceError('The evidence file has no manifest.json.');
  const manifest = readManifest(manifestBytes);
  const stated = new Map(manifest.members.map((member) => [member.name, member]));
  const members = MEMBERS.filter((name) => name !== 'manifest.json').map((name) => {
    const file = files.get(name);
    const said = stated.get(name);
    if (!file) return { name, state: 'missing' as const };
    if (!said) return { name, state: 'added' as const };
    const same = file.length === said.bytes && digest(file) === said.sha256;
    return { name, state: same ? ('same' as const) : ('changed' as const) };
  });
  return { digest: digest(manifestBytes), members, ...compare(files, here) };
}

function readManifest(bytes: Uint8Array): EvidenceManifest {
  const manifest = parse<EvidenceManifest>(bytes);
  const wellFormed =
    manifest?.format === FORMAT &&
    Array.isArray(manifest.members) &&
    manifest.members.every((one) => MEMBERS.includes(one?.name) && typeof one.sha256 === 'string') &&
    new Set(manifest.members.map(({ name }) => name)).size === manifest.members.length;
  if (!wellFormed) throw new EvidenceError('The manifest of the evidence file is not one that careconform writes.');
  if (manifest.version !== FORMAT_VERSION)
    throw new EvidenceError(
      'The evidence file was written by another version of careconform, whose form is not known.',
    );
  return manifest;
}

function compare(files: ReadonlyMap<MemberName, Uint8Array>, here: Here): Omit<Verified, 'digest' | 'members'> {
  const report = parse<Report>(files.get('report.json'));
  const editions = parse<Editions>(files.get('editions.json'));
  const run = parse<RunDescription>(files.get('run.json'));
  const sample = parse<SampleDescription>(files.get('sample.json'));
  const contradictions: string[] = [];
  if (report?.catalogue?.digest !== editions?.catalogue?.digest)
    contradictions.push('The report and the editions name different catalogues.');
  if (report?.tool?.version !== run?.tool?.version)
    contradictions.push('The report and the description of the run name different versions of the tool.');
  if (!sampleAgrees(report, sample)) contradictions.push('The description of the sample is not that of the report.');
  const tool = run?.tool?.sha256;
  const catalogue = editions?.catalogue?.own;
  return {
    contradictions,
    ...(tool === undefined ? {} : { sameTool: tool === here.tool }),
    ...(catalogue === undefined ? {} : { sameCatalogue: catalogue === here.catalogue }),
  };
}

function sampleAgrees(report: Report | undefined, sample: SampleDescription | undefined): boolean {
  if (!report || !sample) return false;
  try {
    const text = (one: SampleDescription) => new TextDecoder().decode(jsonBytes(one));
    return text(describeSample(report, sample.names)) === text(sample);
  } catch {
    // What is there is not a report at all.
    return false;
  }
}

/** Undefined where it is no JSON object; an error of the parser would quote it. */
function parse<T>(bytes: Uint8Array | undefined): T | undefined {
  if (!bytes) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}
