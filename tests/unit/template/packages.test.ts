import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createChecker, template, templates } from '../../../src/index.js';
import { findingsOf } from '../../documents/findings.js';
import { sourceOf } from '../../documents/source-of.js';

const packages = fileURLToPath(new URL('../../../../shared/packages/', import.meta.url));
const PROFILES = {
  'fhir-stu3': ['uk.nhs.itk3.toc.stu3#1.6.0-closure.tgz', 'careconnect.stu3#2020.4.20.tgz'],
  'fhir-r4': ['uk.core.r4#2025.6.20.tgz'],
} as const;

/** Skipped where the packages are not beside the repository: they are not ours to ship. */
describe.skipIf(!existsSync(packages)).each(['fhir-stu3', 'fhir-r4'] as const)(
  'templates in %s (skipped where ../shared is not there)',
  (generation) => {
    it('keep to the national profiles, in an ITK3 message and out of it', async () => {
      const names = PROFILES[generation].map((name) => packages + name);
      const checker = await createChecker({ maxFindings: 0, asOf: '2026-11-01', jobs: 1, package: names });
      for (const { id } of await templates())
        for (const envelope of generation === 'fhir-stu3' ? [false, true] : [false]) {
          const { resource } = await template(id, { generation, envelope, sections: 'all' });
          expect(findingsOf(await checker.run(sourceOf(resource))), id).toEqual([]);
        }
    });
  },
);
