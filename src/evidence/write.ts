/** Writes an evidence file: the same content always gives the same bytes. */
import { type Zippable, zipSync } from 'fflate';
import { type Digest, type EvidenceManifest, FORMAT, FORMAT_VERSION, MEMBERS, type MemberName } from './types.js';

export interface Written {
  bytes: Uint8Array;
  /** Of the manifest, which holds the hash of every other member: to be kept apart from the file */
  digest: string;
}

/** A zip keeps local time, so this is the same wherever it is written. */
const FIXED_TIME = new Date(1980, 0, 1);

export function writeEvidence(
  contents: Record<Exclude<MemberName, 'manifest.json'>, Uint8Array>,
  digest: Digest,
): Written {
  const members: EvidenceManifest['members'] = [];
  const files: Zippable = { 'manifest.json': new Uint8Array() };
  for (const name of MEMBERS) {
    if (name === 'manifest.json') continue;
    files[name] = contents[name];
    members.push({ name, bytes: contents[name].length, sha256: digest(contents[name]) });
  }
  const manifest = jsonBytes({ format: FORMAT, version: FORMAT_VERSION, members } satisfies EvidenceManifest);
  files['manifest.json'] = manifest;
  // `os` 0 and no attributes: what a file system adds would differ between machines.
  return { bytes: zipSync(files, { mtime: FIXED_TIME, level: 6, os: 0 }), digest: digest(manifest) };
}

export function jsonBytes(value: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}
