import { describe, expect, it } from 'vitest';
import { parseXml } from '../../../src/parse/xml.js';
import { factsOfXml } from './records.js';

const NS = 'xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const SNOMED = '2.16.840.1.113883.2.1.3.2.4.15';

describe('identifiers', () => {
  it('carry what their root says of verification', () => {
    const facts = factsOfXml(
      `<EhrExtract ${NS}><recordTarget><patient>
        <id root="2.16.840.1.113883.2.1.4.1" extension="9990000379"/>
        <id root="2.16.840.1.113883.2.1.3.2.4.18.23" extension="9990002592"/>
      </patient></recordTarget></EhrExtract>`,
      'hl7v3',
    );
    expect(facts.get('identifier')).toMatchObject([
      { known: 'nhs-number', holder: 'patient', within: 'patient', verification: { code: 'verified' } },
      {
        value: '9990002592',
        valuePath: '/EhrExtract/recordTarget[1]/patient[1]/id[2]/@extension',
        verification: { code: 'unverified' },
      },
    ]);
    expect(facts.get('agreement')).toMatchObject([{ of: 'nhs-number' }]);
  });

  it('are not the ids of acts, templates and interactions', () => {
    const facts = factsOfXml(
      `<RCMR_IN030000UK06 ${NS}><id root="0D07B623-3926-4245-80AF-97F1098D90C1"/>
        <interactionId root="2.16.840.1.113883.2.1.3.2.4.12" extension="RCMR_IN030000UK06"/>
        <templateId root="2.16.840.1.113883.2.1.3.2.4.18.2" extension="T#1"/></RCMR_IN030000UK06>`,
      'hl7v3',
    );
    expect(facts.get('identifier')).toEqual([]);
    expect(facts.get('record')[0]?.profiles).toEqual(['RCMR_IN030000UK06', 'T#1']);
    expect(facts.get('message')).toMatchObject([
      { type: 'RCMR_IN030000UK06', fields: { interaction: 'RCMR_IN030000UK06' } },
    ]);
  });
});

describe('coded values', () => {
  it('hold their translations in one concept', () => {
    const facts = factsOfXml(
      `<ObservationStatement ${NS}><code code="14L.." codeSystem="2.16.840.1.113883.2.1.6.2" displayName="H/O">
        <originalText>words</originalText><translation code="416098002" codeSystem="${SNOMED}" displayName="Allergy to drug"/>
      </code><statusCode code="COMPLETE"/><effectiveTime><center value="20200101"/></effectiveTime></ObservationStatement>`,
      'hl7v3',
    );
    expect(facts.get('concept')).toHaveLength(1);
    expect(facts.get('concept')[0]?.codings.map(({ code, known, codePath }) => [code, known, codePath])).toEqual([
      ['14L..', 'read-v2', '/ObservationStatement/code[1]/@code'],
      ['416098002', 'snomed-ct', '/ObservationStatement/code[1]/translation[1]/@code'],
    ]);
    expect(facts.get('statement')).toMatchObject([{ role: 'observation', status: 'COMPLETE', date: '20200101' }]);
    expect(facts.get('text')).toMatchObject([{ use: 'other', length: 5 }]);
  });

  it('may say that nothing is known', () => {
    const facts = factsOfXml(`<ObservationStatement ${NS}><code nullFlavor="UNK"/></ObservationStatement>`, 'hl7v3');
    expect(facts.get('concept')).toMatchObject([{ absent: true, codings: [] }]);
    expect(facts.get('coding')).toEqual([]);
  });

  it.each([
    ['UKCT_MT144053UK02.Allergy', 'code', 'allergy'],
    ['UKCT_MT144042UK01.Diagnosis', 'code', 'diagnosis'],
    ['manufacturedMaterial', 'code', 'medication'],
    ['manufacturedRequestedMaterial', 'code', 'medication'],
    ['specimenMaterial', 'code', 'specimen'],
    ['observation', 'value', 'value'],
    ['substanceAdministration', 'routeCode', 'route'],
    ['patient', 'ethnicGroupCode', 'ethnicity'],
  ])('in %s/%s are for %s', (parent, name, role) => {
    const facts = factsOfXml(`<${parent} ${NS}><${name} code="1" codeSystem="${SNOMED}"/></${parent}>`, 'hl7v3');
    expect(facts.get('coding')).toMatchObject([{ role, element: `${parent}/${name}` }]);
  });
});

describe('documents of any size', () => {
  it('may have more children than a call takes arguments', () => {
    const facts = factsOfXml(
      `<EhrExtract ${NS}>${'<a/>'.repeat(150_000)}<code code="1" codeSystem="x"/></EhrExtract>`,
      'hl7v3',
    );
    expect(facts.get('coding')).toHaveLength(1);
  });
});

describe('other data types', () => {
  it('give quantities, dates and files', () => {
    const facts = factsOfXml(
      `<ehrSupplyPrescribe ${NS}>
        <quantity value="28" unit="1"><translation value="28" code="428673006" codeSystem="${SNOMED}" displayName="tablet"/></quantity>
        <availabilityTime value="20200101"/>
        <text mediaType="application/pdf" representation="B64">QUJD</text>
      </ehrSupplyPrescribe>`,
      'hl7v3',
    );
    expect(facts.get('quantity')).toMatchObject([
      { value: '28', unit: '1', code: '428673006', known: 'snomed-ct', role: 'dose' },
    ]);
    expect(facts.get('date')).toMatchObject([{ value: '20200101', use: 'recorded', format: 'hl7-ts' }]);
    expect(facts.get('attachment')).toMatchObject([{ contentType: 'application/pdf', size: 3 }]);
    expect(facts.get('text')).toEqual([]);
  });
});

describe('prescriptions', () => {
  const facts = factsOfXml(
    `<ParentPrescription ${NS}><recordTarget><Patient>
        <id root="2.16.840.1.113883.2.1.4.1" extension="9990000379"/><addr><postalCode>ZZ99 3CZ</postalCode></addr>
        <patientPerson><name><given>ALEX</given><family>EXAMPLE</family></name><birthTime value="19700101"/>
          <playedProviderPatient><subjectOf><patientCareProvision><responsibleParty><healthCareProvider>
            <id root="2.16.840.1.113883.2.1.4.3" extension="Y12345"/>
          </healthCareProvider></responsibleParty></patientCareProvision></subjectOf></playedProviderPatient>
        </patientPerson></Patient></recordTarget>
      <pertinentLineItem><product><manufacturedProduct><manufacturedRequestedMaterial>
        <code code="322280009" codeSystem="${SNOMED}" displayName="Paracetamol"/>
      </manufacturedRequestedMaterial></manufacturedProduct></product>
      <pertinentInformation2><pertinentDosageInstructions><value>one daily</value></pertinentDosageInstructions></pertinentInformation2>
      </pertinentLineItem></ParentPrescription>`,
    'hl7v3',
  );

  it('have a patient with a practice', () => {
    expect(facts.get('patient')).toMatchObject([
      { family: true, birthDate: '19700101', postcode: 'ZZ99 3CZ', practice: { code: 'Y12345', nameOnly: false } },
    ]);
  });

  it('ask for medicines with dosage', () => {
    expect(facts.get('medication')).toMatchObject([{ use: 'request', dosages: [{ text: true }] }]);
    expect(facts.get('medication')[0]?.concept?.codings[0]?.code).toBe('322280009');
  });
});

describe('CDA', () => {
  const facts = factsOfXml(
    `<ClinicalDocument ${NS} xmlns:n="NPFIT:HL7:Localisation">
      <n:messageType root="2.16.840.1.113883.2.1.3.2.4.18.17" extension="POCD_MT200001GB02"/>
      <id root="C17C1330-EE70-49AB-A2C7-B6F153FF35E1"/>
      <code code="373942005" codeSystem="${SNOMED}"/><title>Discharge</title><effectiveTime value="20260101"/>
      <recordTarget><patientRole><id root="2.16.840.1.113883.2.1.4.1" extension="9990000379"/>
        <patient><name>Alex Example</name></patient></patientRole></recordTarget>
      <custodian><assignedCustodian><representedCustodianOrganization><id root="2.16.840.1.113883.2.1.4.3" extension="RZZ"/>
        <name>Trust</name></representedCustodianOrganization></assignedCustodian></custodian>
      <component><structuredBody><component><section>
        <code code="887161000000102" codeSystem="${SNOMED}"/><title>Diagnoses</title><text>Words</text>
        <entry><observation classCode="OBS"><code code="22298006" codeSystem="${SNOMED}"/></observation></entry>
        <component><section><text/></section></component>
      </section></component></structuredBody></component>
    </ClinicalDocument>`,
    'cda',
  );

  it('is one document with all its parts told', () => {
    expect(facts.get('document')).toMatchObject([
      {
        documentType: 'discharge-summary',
        profiles: ['POCD_MT200001GB02'],
        title: true,
        identifier: true,
        subject: true,
        author: false,
        custodian: true,
        encounter: false,
        date: '20260101',
        datePath: '/ClinicalDocument/effectiveTime[1]/@value',
      },
    ]);
  });

  it('has sections at every depth', () => {
    expect(
      facts
        .get('section')
        .map(({ depth, narrative, title, entries, codings, entryCodings }) => [
          depth,
          narrative,
          title,
          entries,
          codings[0]?.code,
          entryCodings[0]?.code,
        ]),
    ).toEqual([
      [0, 'text', 'Diagnoses', ['observation'], '887161000000102', '22298006'],
      [1, 'empty', undefined, [], undefined, undefined],
    ]);
  });

  it('has one patient, and organisations with their role', () => {
    expect(facts.get('patient')).toMatchObject([{ nameText: true, family: false }]);
    expect(facts.get('organization')).toMatchObject([
      { role: 'custodian', name: true, identifiers: [{ value: 'RZZ' }] },
    ]);
  });

  it('of a file alone is told', () => {
    const text = `<ClinicalDocument ${NS}><component><nonXMLBody><text representation="B64">QUJD</text></nonXMLBody></component></ClinicalDocument>`;
    expect(factsOfXml(text, 'cda').get('record')[0]?.attachmentOnly).toBe(true);
  });
});

describe('ITK envelopes', () => {
  const envelope = `<DistributionEnvelope xmlns="urn:nhs-itk:ns:201005"><header service="s"><manifest count="2">
      <manifestitem id="a"/></manifest><senderAddress uri="urn:nhs-uk:addressing:ods:RZZ:1"/></header>
      <payloads count="1"><payload id="a"/></payloads></DistributionEnvelope>`;

  it('say what they declare and what they hold, once for all their records', () => {
    const wrapper = parseXml(envelope, { depth: 200 }).tree;
    if (!wrapper) throw new Error('The test holds no XML');
    const first = factsOfXml(`<ClinicalDocument ${NS}/>`, 'cda', { wrapper, index: 0 });
    expect(first.get('message')).toMatchObject([
      {
        type: 'DistributionEnvelope',
        fields: {
          manifestCount: '2',
          manifestItems: '1',
          payloadCount: '1',
          payloadItems: '1',
          manifestIds: 'a',
          payloadIds: 'a',
          senderOds: 'RZZ',
        },
      },
    ]);
    expect(factsOfXml(`<ClinicalDocument ${NS}/>`, 'cda', { wrapper, index: 1 }).get('message')).toEqual([]);
  });
});
