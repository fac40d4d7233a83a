import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Our own JSON Schemas, from standards/schema. */
export function readSchemas(folder: string): object[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as object);
}
