/** `careconform init`: a configuration to begin with. */
import { existsSync } from 'node:fs';
import { loadCatalogue } from '../index.js';
import { CONFIG_NAME } from './config-file.js';
import { writeFile, writeOut } from './output.js';
import { UsageError } from './usage-error.js';

/** The day and the edition are pinned, so that no build changes at midnight or with an upgrade. */
function firstConfig(today: string, version: string): object {
  return {
    $schema: './node_modules/careconform/standards/schema/config.json',
    payloads: ['exports/'],
    asOf: today,
    catalogue: version.split('.').slice(0, 2).join('.'),
    for: 'ci',
    reports: ['pretty', 'json:careconform-report.json'],
  };
}

/** @throws UsageError where there is a configuration already */
export async function runInit(): Promise<void> {
  if (existsSync(CONFIG_NAME)) throw new UsageError(`There is a ${CONFIG_NAME} here already. It was left as it is.`);
  const config = firstConfig(new Date().toISOString().slice(0, 10), loadCatalogue().version);
  writeFile(CONFIG_NAME, `${JSON.stringify(config, null, 2)}\n`);
  await writeOut(
    `${CONFIG_NAME} is written. Name your own files under payloads, say under data whether they are synthetic or live, then run careconform check.\n`,
  );
}
