// Runs the program on one payload and keeps what Node has compiled for it: node compile-program.mjs PROGRAM PAYLOAD.
// Node refuses what was compiled under other settings than those of bin/careconform.js.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import vm from 'node:vm';

setFlagsFromString('--heap-growing-percent=40');
setFlagsFromString('--semi-space-growth-factor=16');
const [, , filename, sample] = process.argv;
const url = pathToFileURL(filename);
const script = new vm.Script(readFileSync(filename, 'latin1'), {
  filename,
});
const program = script.runInThisContext()(createRequire(url), url.href, (name) => import(name));
await program.main(['node', 'careconform', 'check', sample]);
// Whole or not at all: a run may be starting.
writeFileSync(`${filename}.draft`, script.createCachedData());
renameSync(`${filename}.draft`, `${filename}.compiled`);
