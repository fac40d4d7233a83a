import { describe, expect, it } from 'vitest';
import { base64, readOne, told } from './opened.js';

const patient =
  '{"resourceType":"Patient","meta":{"profile":["https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient"]}}';
const er7 = 'MSH|^~\\&|PAS|RCB|ROUTE|ROUTE|202601010900||ADT^A01|1|P|2.4\rPID|1||9990000018^^^NHS^NH\r';
const edifact = "UNB+UNOA:2+A+B'UNH+1+FHSREG:0:1:FH:FHS001'UNT+2+1'UNZ+1+1'";
const cda = '<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="1"/></ClinicalDocument>';
const gp2gp = '<RCMR_IN030000UK06 xmlns="urn:hl7-org:v3"><id root="1"/></RCMR_IN030000UK06>';

describe('what a payload is', () => {
  it.each([
    ['FHIR JSON', patient, 'fhir-r4', 'Patient', 'json'],
    ['FHIR XML', '<ServiceRequest xmlns="http://hl7.org/fhir"/>', 'fhir-r4', 'ServiceRequest', 'xml'],
    ['FHIR XML with a prefix', '<f:ServiceRequest xmlns:f="http://hl7.org/fhir"/>', 'fhir-r4', 'ServiceRequest', 'xml'],
    ['an array of resources', `[${patient},${patient}]`, 'fhir-r4', 'collection', 'json'],
    ['NDJSON', `${patient}\n${patient}\n`, 'fhir-r4', 'Patient', 'ndjson'],
    ['CDA', cda, 'cda', 'ClinicalDocument', 'xml'],
    ['a GP2GP extract', gp2gp, 'hl7v3', 'RCMR_IN030000UK06', 'xml'],
    ['a part of HL7 v3', '<EhrExtract classCode="EXTRACT" moodCode="EVN"/>', 'hl7v3', 'EhrExtract', 'xml'],
    [
      'a part without namespace',
      '<component typeCode="COMP"><ehrComposition classCode="COMPOSITION" moodCode="EVN"/></component>',
      'hl7v3',
      'component',
      'xml',
    ],
    ['HL7 v2', er7, 'hl7v2', 'ADT^A01', 'er7'],
    ['EDIFACT', edifact, 'edifact', 'FHSREG', 'edifact'],
    ['dm+d', '<VIRTUAL_MED_PRODUCTS><VMPS/></VIRTUAL_MED_PRODUCTS>', 'dmd-xml', 'VIRTUAL_MED_PRODUCTS', 'xml'],
    [
      'RF2',
      'id\teffectiveTime\tactive\tmoduleId\tdefinitionStatusId\r\n73211009\t20020131\t1\t1\t2\r\n',
      'rf2',
      'concept',
      'rf2',
    ],
    ['a table', 'NHS_NUMBER,DOB\n9990000018,1970-01-01\n', 'csv', 'table', 'csv'],
    ['a table with bars', '"NHS_NUMBER"|"DOB"|"X"\n"9990000018"|"a|b"|1', 'csv', 'table', 'csv'],
    ['an opt-out list', '9990000018,\n9990000026,\n', 'csv', 'opt-out', 'csv'],
    [
      'OpenID discovery',
      '{"issuer":"https://x.example","jwks_uri":"https://x.example/k","token_endpoint":"https://x.example/t"}',
      'sign-on',
      'oidc-discovery',
      'json',
    ],
    [
      'a SMART configuration',
      '{"capabilities":["launch-ehr"],"token_endpoint":"https://x.example/t"}',
      'sign-on',
      'smart-configuration',
      'json',
    ],
    [
      'token claims',
      '{"iss":"https://x.example","sub":"1","exp":1,"requested_record":{"resourceType":"Patient"}}',
      'sign-on',
      'token-claims',
      'json',
    ],
    ['a FIDO statement', '{"protocolFamily":"fido2","aaguid":"x"}', 'sign-on', 'fido-metadata', 'json'],
    ['WebAuthn options', '{"publicKey":{"challenge":"abc","rp":{"id":"x"}}}', 'sign-on', 'webauthn', 'json'],
  ])('%s', async (_, text, generation, type, syntax) => {
    const payload = await readOne(text);
    expect([payload.generation, payload.type, payload.syntax, payload.problems]).toEqual([
      generation,
      type,
      syntax,
      [],
    ]);
    expect(payload.evidence.length).toBeGreaterThan(0);
    expect(payload.records.length).toBeGreaterThan(0);
  });

  it('a JSON web token', async () => {
    const token = `${Buffer.from('{"alg":"RS512"}').toString('base64url')}.${Buffer.from('{"iss":"https://x.example"}').toString('base64url')}.c2ln`;
    expect(told(await readOne(token))).toEqual(['sign-on', 'access-token', ['sign-on access-token']]);
  });
});

describe('what is nobody’s record', () => {
  it.each([
    ['prose', 'This folder holds examples.\nThey are synthetic, all of them.\n'],
    ['Markdown', '# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |\n'],
    ['Markdown with a payload', `# Example\n\n\`\`\`json\n${patient}\n\`\`\`\n`],
    ['a web page', '<!DOCTYPE html><html><body><p>unclosed</body></html>'],
    [
      'a style sheet',
      '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><ClinicalDocument xmlns="urn:hl7-org:v3"/></xsl:stylesheet>',
    ],
    ['a web page without a type', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'],
    ['program text', 'const a = 1;\nfunction f(b, c) { return a; }\n'],
    ['JSON with an NHS number', '{"nhsNumber":"9990000018","patches":[{"op":"replace","path":"/name/0","value":"x"}]}'],
    ['JSON that holds messages as text', `{"ebXML":"<a/>","payload":${JSON.stringify(gp2gp)}}`],
    ['other XML', '<project><version>1</version></project>'],
    [
      'an ITK envelope with nothing in it',
      '<DistributionEnvelope xmlns="urn:nhs-itk:ns:201005"><payloads count="0"/></DistributionEnvelope>',
    ],
    [
      'a SOAP fault',
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault/></s:Body></s:Envelope>',
    ],
    ['broken JSON of something else', '{"name": "x", "version": }'],
  ])('%s', async (_, text) => {
    const payload = await readOne(text);
    expect(told(payload)).toEqual(['unknown', '', []]);
    expect(payload.problems).toEqual([]);
  });

  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['white space', new TextEncoder().encode(' \n\n'), 'empty'],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\nsome text'), 'binary'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0), 'binary'],
  ])('%s', async (_, bytes, syntax) => {
    const payload = await readOne(bytes);
    expect([payload.generation, payload.syntax, payload.problems, payload.records]).toEqual([
      'unknown',
      syntax,
      [],
      [],
    ]);
  });
});

describe('what is broken keeps its generation', () => {
  it.each([
    ['JSON cut short', patient.slice(0, -3), 'fhir-r4', 1],
    ['JSON with a comment', '{"resourceType":"ServiceRequest",\n// here\n"status":"active"}', 'fhir-r4', 2],
    ['FHIR XML cut short', '<ServiceRequest xmlns="http://hl7.org/fhir">\n<status', 'fhir-r4', 2],
    ['CDA with a wrong tag', '<ClinicalDocument xmlns="urn:hl7-org:v3">\n<id></Id></ClinicalDocument>', 'cda', 2],
    ['CDA with a document type', '<!DOCTYPE x SYSTEM "x.dtd">\n<ClinicalDocument xmlns="urn:hl7-org:v3"/>', 'cda', 1],
    ['JSON that is too deep', `{"resourceType":"ServiceRequest","x":${'['.repeat(300)}`, 'fhir-r4', 1],
  ])('%s', async (_, text, generation, line) => {
    const payload = await readOne(text);
    expect(payload.generation).toBe(generation);
    expect(payload.records).toEqual([]);
    expect(payload.problems.map(({ place }) => place?.line)).toEqual([line]);
  });

  it.each([
    ['HL7 v2 cut short', 'MSH|^', 'hl7v2', 1],
    ['EDIFACT cut short', "UNB+UNOA:2+A+B'UNH+1+FHS", 'edifact', 3],
  ])('%s', async (_, text, generation, problems) => {
    const payload = await readOne(text);
    expect(payload.generation).toBe(generation);
    expect(payload.records[0]?.problems).toHaveLength(problems);
  });

  it('lines of NDJSON one by one', async () => {
    const { records } = await readOne(`${patient}\n{"resourceType":"Patient",\n\n{"other":1}\n${patient}`);
    expect(records.map(({ index, problems }) => [index, problems.map(({ place }) => place?.line)])).toEqual([
      [0, []],
      [1, [2]],
      [3, [4]],
      [4, []],
    ]);
  });

  it('bytes that are no UTF-8', async () => {
    const bytes = Uint8Array.from(Buffer.from('MSH|^~\\&|A\rPID|1||||Zo\xeb\r', 'latin1'));
    const payload = await readOne(bytes);
    expect(payload.note).toContain('windows-1252');
    expect(JSON.stringify(payload.records[0]?.tree)).toContain('Zoë');
  });
});

describe('what the user says it is', () => {
  it('counts where the payload is written in that way', async () => {
    expect((await readOne(patient, { generation: 'fhir-stu3' })).records[0]?.generation).toBe('fhir-stu3');
    expect((await readOne(`${patient}\n${patient}`, { generation: 'fhir-stu3' })).records[1]?.generation).toBe(
      'fhir-stu3',
    );
    expect((await readOne(er7, { generation: 'fhir-stu3' })).generation).toBe('hl7v2');
    expect((await readOne('plain words', { generation: 'fhir-r4' })).generation).toBe('unknown');
  });

  it.each([
    ['JSON without a resource type', '{"identifier":[]}', 1, 0],
    ['XML in another namespace', '<List xmlns="http://example.org/other"/>', 1, 0],
    ['broken JSON', '{"a":1,}', 0, 1],
    ['broken XML', '<a><b></a>', 0, 1],
  ])('makes a record of %s', async (_, text, records, problems) => {
    const payload = await readOne(text, { generation: 'fhir-r4' });
    expect([payload.generation, payload.records.length, payload.problems.length]).toEqual([
      'fhir-r4',
      records,
      problems,
    ]);
  });
});

describe('text in other encodings', () => {
  const utf16 = (text: string, big: boolean) => {
    const bytes = Buffer.from(text, 'utf16le');
    return Uint8Array.from(big ? bytes.swap16() : bytes);
  };
  it.each([
    ['UTF-8 with a mark', Uint8Array.from(Buffer.from(`\uFEFF${patient}`)), /byte order mark/],
    ['UTF-16 LE with a mark', utf16(`\uFEFF${patient}`, false), /UTF-16/],
    ['UTF-16 BE with a mark', utf16(`\uFEFF${patient}`, true), /UTF-16/],
    ['UTF-16 LE', utf16(patient, false), /without a byte order mark/],
    ['UTF-16 BE', utf16(patient, true), /without a byte order mark/],
    [
      'ISO 8859-1 by declaration',
      Uint8Array.from(
        Buffer.from(
          '<?xml version="1.0" encoding="ISO-8859-1"?><Patient xmlns="http://hl7.org/fhir"><text value="\xeb"/></Patient>',
          'latin1',
        ),
      ),
      /iso-8859-1/,
    ],
  ])('%s', async (_, bytes, note) => {
    const payload = await readOne(bytes);
    expect(payload.generation).toBe('fhir-r4');
    expect(payload.note).toMatch(note);
  });
});

describe('base64 in FHIR', () => {
  it('gives a document of its own at the place of the code', async () => {
    const text = `{"resourceType":"Bundle","entry":[\n{"resource":{"resourceType":"DocumentReference","docStatus":"final","content":[{"attachment":{"data":"${base64(cda)}"}}]}}]}`;
    const payload = await readOne(text);
    expect(told(payload)).toEqual([
      'fhir-r4',
      'Bundle',
      ['fhir-r4 Bundle', 'cda ClinicalDocument fhir-attachment+base64'],
    ]);
    expect(payload.records[1]?.inside).toBe('Bundle.entry[0].resource.content[0].attachment.data');
    expect(payload.records[1]?.tree.locate('/ClinicalDocument/id[1]')?.line).toBe(2);
  });

  it('makes the row of a Binary what is in it', async () => {
    const payload = await readOne(
      `<Binary xmlns="http://hl7.org/fhir"><contentType value="text/xml"/><content value="${base64(cda)}"/></Binary>`,
    );
    expect(told(payload)).toEqual([
      'cda',
      'ClinicalDocument',
      ['fhir-stu3 Binary', 'cda ClinicalDocument fhir-attachment+base64'],
    ]);
  });

  it('leaves pictures and prose alone', async () => {
    for (const data of [base64('words '.repeat(30)), Buffer.alloc(90).toString('base64')]) {
      expect((await readOne(`{"resourceType":"Binary","contentType":"x","data":"${data}"}`)).records).toHaveLength(1);
    }
  });

  it('stops at eight envelopes', async () => {
    let text = cda;
    for (let depth = 0; depth < 20; depth += 1)
      text = `{"resourceType":"Binary","contentType":"application/fhir+json","data":"${base64(text)}"}`;
    const { records } = await readOne(text);
    expect(Math.max(...records.map(({ envelopes }) => envelopes.filter((name) => name === 'base64').length))).toBe(8);
  });
});

describe('a resource without a type that can be used', () => {
  it.each([
    ['that contains another', `{"resourceType":"","contained":[${patient}]}`],
    ['of entries', `{"entry":[{"resource":${patient}}]}`],
  ])('%s is the record itself', async (_what, text) => {
    expect(told(await readOne(text))).toEqual(['fhir-r4', '', ['fhir-r4']]);
  });

  it('is no resource where others stand elsewhere in it', async () => {
    expect(told(await readOne(`{"contained":[],"data":${patient}}`))).toEqual([
      'fhir-r4',
      'Patient',
      ['fhir-r4 Patient json'],
    ]);
  });
});
