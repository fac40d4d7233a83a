import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { careconform, folder } from '../cli/careconform.js';

/** Loaded before the command: any use of the network ends it with a status that it never has itself. */
const NO_NETWORK = `
import net from 'node:net';
import dns from 'node:dns';
import dgram from 'node:dgram';
const refuse = () => process.exit(99);
net.Socket.prototype.connect = refuse;
net.Server.prototype.listen = refuse;
dgram.createSocket = refuse;
dns.lookup = refuse;
globalThis.fetch = refuse;
`;
const RECORDS = fileURLToPath(new URL('../../fixtures/records', import.meta.url));
const root = folder({ 'no-network.mjs': NO_NETWORK, 'ask.mjs': "await fetch('http://localhost:9/');" });
const places = ['home', 'cache', 'work', 'temporary'].map((name) => join(root, name));
const [home, cache, work, temporary] = places as [string, string, string, string];
for (const place of places) mkdirSync(place);
const environment = {
  NODE_OPTIONS: `--import ${new URL(`file://${join(root, 'no-network.mjs')}`).href}`,
  HOME: home,
  USERPROFILE: home,
  XDG_CACHE_HOME: cache,
  LOCALAPPDATA: cache,
  TMPDIR: temporary,
  TEMP: temporary,
};
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a run on files', () => {
  it.each([
    ['check', [RECORDS, '--report', 'json']],
    ['check for go-live', [RECORDS, '--for', 'go-live', '--data', 'live', '--report', 'html']],
    ['list', ['list', 'rules']],
    ['explain', ['explain', 'nhs-number']],
  ])('of %s uses no network and leaves no file', async (_what, args) => {
    const ended = await careconform(args, { cwd: work, environment });
    expect([0, 1]).toContain(ended.status);
    expect(ended.stdout.length).toBeGreaterThan(100);
    expect(places.map((place) => readdirSync(place))).toEqual([[], [], [], []]);
  });

  it('would be caught if it used the network', async () => {
    const { spawnSync } = await import('node:child_process');
    const { status } = spawnSync(process.execPath, [join(root, 'ask.mjs')], {
      env: { ...process.env, ...environment },
    });
    expect(status).toBe(99);
  });
});
