#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 12)) {
  process.stderr.write(`careconform needs Node 20.12 or later; this is ${process.versions.node}.\n`);
  process.exitCode = 2;
} else {
  const { main } = await import('../dist/cli.js');
  await main(process.argv);
}
