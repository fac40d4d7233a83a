/** `npm run bundle`: writes release/careconform-<version>.zip. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeBundle } from './release/bundle.js';

export function run(root: string, version: string): void {
  mkdirSync(join(root, 'release'), { recursive: true });
  writeFileSync(join(root, `release/careconform-${version}.zip`), makeBundle(root, version));
}
