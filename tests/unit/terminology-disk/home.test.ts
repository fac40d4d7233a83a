import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { defaultTerminologyFolder } from '../../../src/terminology-disk/home.js';

const own = join(homedir(), '.local', 'share');
const [data, local] = [resolve('/data'), resolve('/local')];

it.each<[NodeJS.ProcessEnv, string]>([
  [{}, own],
  [{ XDG_DATA_HOME: data, LOCALAPPDATA: local }, data],
  [{ LOCALAPPDATA: local }, local],
  [{ XDG_DATA_HOME: '' }, own],
  [{ XDG_DATA_HOME: 'relative', LOCALAPPDATA: local }, local],
])('%j keeps terminology in a folder of the user, never in the working folder', (environment, base) => {
  expect(defaultTerminologyFolder(environment)).toBe(join(base, 'careconform', 'terminology'));
});
