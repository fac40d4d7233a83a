/** Compiles standards/ (many files for people) to one object for programs, through the door that packs come through too. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { MeasureSheet } from '../catalogue/measures.js';
import type { ReceiverSheet } from '../catalogue/receiver.js';
import type { Catalogue, Yardstick } from '../catalogue/types.js';
import { CHECKS } from '../checks/index.js';
import { readDocument } from '../packs/document.js';
import { AJV_SETTINGS, makeDoor } from '../packs/door.js';
import { PackError, type PackFault } from '../packs/faults.js';
import { loadStandards } from '../packs/standards.js';
import { readStandardFiles } from '../packs-disk/read-folder.js';
import { readSchemas } from '../packs-disk/schemas.js';

/** @throws PackError that lists every file at fault with the place in it. */
export function compileCatalogue(folder: string, version: string): Catalogue {
  const door = makeDoor(new Ajv2020(AJV_SETTINGS), readSchemas(join(folder, 'schema')), CHECKS);
  const faults: PackFault[] = [];
  const read = <T>(name: string, schema?: string): T => {
    const document = readDocument(name, readFileSync(join(folder, name), 'utf8'));
    if ('faults' in document) throw new PackError('The catalogue has faults:', document.faults);
    const value = withoutSchema(document.value as T & object);
    if (schema) faults.push(...door.schemaFaults(schema, { ...document, value }));
    return value;
  };
  const { stages, outside } = read<Pick<Catalogue, 'stages' | 'outside'>>('stages.json', 'stages');
  const yardstick = read<Yardstick>('yardstick.json', 'yardstick');
  const measures = read<MeasureSheet>('measures.json', 'measures');
  const receiver = read<ReceiverSheet>('receiver.json', 'receiver');
  const { standards: ids } = read<{ standards: string[] }>('index.json');
  const files = readStandardFiles(folder, ids);
  const { standards, codes, faults: found } = loadStandards({ ids, files, folder: 'standards', lists: [] }, door);
  faults.push(...found);
  if (faults.length > 0) throw new PackError('The catalogue has faults:', faults);
  const body = { version, stages, outside, standards, codes, measures, receiver };
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  return { digest, ...body, yardstick, fixtures: countFixtures(join(folder, '..', 'fixtures'), standards) };
}

/** How many fixtures show each rule, by what they show. */
function countFixtures(folder: string, standards: Catalogue['standards']): NonNullable<Catalogue['fixtures']> {
  const counts: NonNullable<Catalogue['fixtures']> = {};
  for (const { id, rules } of standards)
    for (const rule of rules) {
      const at = join(folder, id, rule.id);
      const names = existsSync(at) ? readdirSync(at).filter((name) => !name.endsWith('.expect.json')) : [];
      const kindOf = (kind: string): number => names.filter((name) => name.startsWith(`${kind}-`)).length;
      counts[`${id}/${rule.id}`] = {
        pass: kindOf('pass'),
        fail: kindOf('fail'),
        review: kindOf('review'),
        na: kindOf('na'),
      };
    }
  return counts;
}

function withoutSchema<T extends object>(value: T): T {
  const { $schema: _, ...rest } = value as T & { $schema?: string };
  return rest as T;
}
