#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import vm from 'node:vm';

const [major, minor] = process.versions.node.split('.').map(Number);
const program = new URL('../dist/cli.cjs', import.meta.url);
if (major < 20 || (major === 20 && minor < 12)) {
  process.stderr.write(`careconform needs Node 20.12 or later; this is ${process.versions.node}.\n`);
  process.exitCode = 2;
} else if (!existsSync(program)) {
  process.stderr.write('careconform has not been built yet. Run: npm start\n');
  process.exitCode = 2;
} else {
  // Left to itself, Node lets memory grow to several times what is in use before it looks for what can go.
  setFlagsFromString('--heap-growing-percent=40');
  // A young space that grows at once: a short run is then over before it has been swept many times.
  setFlagsFromString('--semi-space-growth-factor=16');
  const filename = fileURLToPath(program);
  const compiled = `${filename}.compiled`;
  // The build keeps the program compiled. Another release of Node refuses that and compiles anew, which costs 40 ms.
  const script = new vm.Script(readFileSync(filename, 'latin1'), {
    filename,
    ...(existsSync(compiled) ? { cachedData: readFileSync(compiled) } : {}),
  });
  await script
    .runInThisContext()(createRequire(program), program.href, (name) => import(name))
    .main(process.argv);
}
