#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 12)) {
  process.stderr.write(`careconform needs Node 20.12 or later; this is ${process.versions.node}.\n`);
  process.exitCode = 2;
} else if (!existsSync(new URL('../dist/cli.js', import.meta.url))) {
  process.stderr.write('careconform has not been built yet. Run: npm start\n');
  process.exitCode = 2;
} else {
  // Left to itself, Node lets memory grow to several times what is in use before it looks for what can go.
  setFlagsFromString('--heap-growing-percent=40');
  // A young space that grows at once: a short run is then over before it has been swept many times.
  setFlagsFromString('--semi-space-growth-factor=16');
  const { main } = await import('../dist/cli.js');
  await main(process.argv);
}
