import type { UriFact } from '../facts.js';
import type { Walk } from './walk.js';

/** Reports a URI once for each use of it, at the first place where it stands: one fault of spelling is one finding. */
export function noteUri(value: string, use: UriFact['use'], path: string, walk: Walk): void {
  const key = `${use} ${value}`;
  if (walk.uris.has(key)) return;
  walk.uris.add(key);
  walk.out.add({ kind: 'uri', value, use, path });
}
