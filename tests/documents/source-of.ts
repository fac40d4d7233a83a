/** A resource as a source that a checker reads. */
import type { Source } from '../../src/index.js';

export async function* sourceOf(resource: object): AsyncGenerator<Source> {
  const bytes = new TextEncoder().encode(JSON.stringify(resource));
  yield { name: 'document.json', size: bytes.length, read: async () => bytes };
}
