import { expect, it } from 'vitest';
import type { Generation } from '../../../src/generation.js';
import { publicPath } from '../../../src/report/paths.js';

it.each<[Generation, string, string]>([
  ['fhir-r4', 'careplanx.subject', 'careplanx.subject'],
  ['fhir-r4', 'Margaret.subject', ''],
  ['fhir-r4', 'Bundle.entry[3].resource.identifier[0].value', 'Bundle.entry[3].resource.identifier[0].value'],
  ['fhir-r4', 'Observation.value.ofType(Quantity).code', 'Observation.value.ofType(Quantity).code'],
  ['fhir-r4', 'Patient._birthDate.extension[0]', 'Patient._birthDate.extension[0]'],
  ['fhir-r4', 'Patient.annOther.name', 'Patient'],
  ['fhir-r4', 'Patient.`9990000018`', 'Patient'],
  ['fhir-r4', "Patient.extension('https://example.org/9990000018')", 'Patient.extension'],
  ['fhir-r4', 'annOther', ''],
  [
    'cda',
    '/ClinicalDocument/recordTarget[1]/patientRole[1]/id[2]/@extension',
    '/ClinicalDocument/recordTarget[1]/patientRole[1]/id[2]/@extension',
  ],
  ['cda', '/ClinicalDocument/title[1]/text()', '/ClinicalDocument/title[1]/text()'],
  ['cda', '/ClinicalDocument/annOther[1]/id[1]', '/ClinicalDocument'],
  ['hl7v3', '/RCMR_IN030000UK06/ControlActEvent[1]', '/RCMR_IN030000UK06/ControlActEvent[1]'],
  ['hl7v2', 'PID[1]-3[2].1', 'PID[1]-3[2].1'],
  ['hl7v2', 'Ann-3', ''],
  ['edifact', '1/S07[1]/2.1', '1/S07[1]/2.1'],
  ['edifact', '1/INV[1]/2.1', '1/INV[1]/2.1'],
  ['edifact', '1/Ann Other/2', ''],
  ['csv', '3/NHS Number', '3/NHS Number'],
  ['csv', '3/Ann Other', '3'],
  ['csv', 'Ann/Other', ''],
  ['rf2', '7/conceptId', '7/conceptId'],
  ['sign-on', 'id_token_signing_alg_values_supported[0]', 'id_token_signing_alg_values_supported[0]'],
])('%s: %s is shown as %j', (generation, path, shown) => {
  expect(publicPath(path, generation)).toBe(shown);
});
