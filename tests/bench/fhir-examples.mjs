// The instances of hl7.fhir.r4.examples 4.0.1 that a payload looks like: JSON under 100 kB that is no conformance resource.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CONFORMANCE = new Set(
  [
    'ActivityDefinition CapabilityStatement ChargeItemDefinition CodeSystem CompartmentDefinition ConceptMap EventDefinition',
    'EvidenceVariable ExampleScenario GraphDefinition ImplementationGuide Library Measure MessageDefinition NamingSystem',
    'OperationDefinition PlanDefinition ResearchDefinition ResearchElementDefinition SearchParameter StructureDefinition',
    'StructureMap TerminologyCapabilities TestScript ValueSet',
  ].flatMap((line) => line.split(' ')),
);

/** sha256 of the names and bytes of the list, so that figures of two days speak of the same files. */
export const PINNED = '23ae1451d75867f7418fd053b5fbd1aa8dc5fba11a37fdc02acd9f174af20c0b';

/** Fetched with the package manager, once; nothing of it is kept in the project. */
export function examples() {
  const folder = join(tmpdir(), 'careconform-bench-examples');
  if (!existsSync(join(folder, 'package'))) {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', ['pack', 'hl7.fhir.r4.examples@4.0.1', '--pack-destination', folder], {
      stdio: 'ignore',
      shell: process.platform === 'win32',
    });
    const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
    execFileSync('tar', ['xzf', archive], { cwd: folder });
  }
  const at = join(folder, 'package');
  const files = readdirSync(at)
    .filter(
      (name) =>
        name.endsWith('.json') &&
        !CONFORMANCE.has(name.split('-')[0]) &&
        !['package.json', '.index.json'].includes(name),
    )
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(at, name)) }))
    .filter(({ bytes }) => bytes.length < 100_000)
    .filter(({ bytes }) => typeOf(bytes) !== undefined);
  const hash = createHash('sha256');
  for (const { name, bytes } of files) hash.update(name).update(bytes);
  return { files, digest: hash.digest('hex') };
}

function typeOf(bytes) {
  const type = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')).resourceType;
  return CONFORMANCE.has(type) ? undefined : type;
}
