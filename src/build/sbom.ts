/** `npm run sbom`: writes release/careconform-<version>.cdx.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeSbom } from './release/sbom.js';

export function run(root: string, version: string): void {
  const file = join(root, `release/careconform-${version}.cdx.json`);
  mkdirSync(join(root, 'release'), { recursive: true });
  writeFileSync(file, makeSbom(root));
}
