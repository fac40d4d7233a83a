/** `--evidence FILE`: what was found, with all that is needed to say later how. */
import { commandWords, shown } from '../evidence/command-words.js';
import { describeSample } from '../evidence/sample.js';
import type { Editions, RunDescription } from '../evidence/types.js';
import { jsonBytes, writeEvidence } from '../evidence/write.js';
import { loadCatalogue } from '../index.js';
import type { CheckOptions } from '../options.js';
import { defaultPackageFolder } from '../packages-disk/home.js';
import { json } from '../report/json.js';
import { namePolicy } from '../report/names.js';
import type { Report } from '../report/types.js';
import { writeFile } from './output.js';
import type { Settings } from './settings.js';
import { sha256Of, toolHash } from './tool-hash.js';
import { UsageError } from './usage-error.js';

/** @throws UsageError where the report would hold values: evidence is kept and passed on */
export function refuseValues(options: CheckOptions): void {
  if (options.values !== 'full') return;
  throw new UsageError('--evidence cannot hold values of payloads. Leave --values full out, or leave --evidence out.');
}

/** @throws OutputError or PackageError where it cannot be made */
export async function saveEvidence(file: string, report: Report, asked: Settings, exitStatus: number): Promise<void> {
  const encoder = new TextEncoder();
  const pieces = json.render(report, { colour: false, width: 80 });
  const { bytes, digest } = writeEvidence(
    {
      'editions.json': jsonBytes(await editionsOf(report, asked.options)),
      'report.json': Buffer.concat(
        [...(typeof pieces === 'string' ? [pieces] : pieces)].map((one) => encoder.encode(one)),
      ),
      'run.json': jsonBytes(describeRun(report, asked, exitStatus)),
      'sample.json': jsonBytes(describeSample(report, namePolicy(asked.options.names, asked.options.data))),
    },
    sha256Of,
  );
  writeFile(file, [bytes]);
  process.stderr.write(`Evidence written. Note its digest apart from the file: ${digest}\n`);
}

async function editionsOf(
  { catalogue }: Report,
  { package: packages = [], profile = [], pack = [], terminology }: CheckOptions,
): Promise<Editions> {
  const [{ packageEditions }, { terminologyEditions }] = await Promise.all([
    import('../packages-disk/editions.js'),
    import('../terminology-disk/editions.js'),
  ]);
  return {
    catalogue: { version: catalogue.version, digest: catalogue.digest, own: loadCatalogue().digest },
    packs: pack.map((one) => shown('pack', one)),
    packages: await packageEditions([...packages, ...profile], defaultPackageFolder()),
    terminologies: await terminologyEditions(terminology),
  };
}

function describeRun(
  { tool }: Report,
  { options, reading, reports, paths }: Settings,
  exitStatus: number,
): RunDescription {
  return {
    command: commandWords({ ...options, ...reading, report: reports }, paths.length),
    exitStatus,
    tool: { ...tool, sha256: toolHash() },
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
  };
}
