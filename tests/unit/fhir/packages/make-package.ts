import { gzipSync } from 'fflate';

const BLOCK = 512;

/** A tar archive of files, in the oldest form that every tool reads. */
export function tar(files: Record<string, string | Uint8Array>): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    blocks.push(tarHeader(name, bytes.length, '0'), padded(bytes));
  }
  return joined([...blocks, new Uint8Array(2 * BLOCK)]);
}

export function tarHeader(name: string, size: number, kind: string): Uint8Array {
  const header = new Uint8Array(BLOCK);
  const put = (text: string, at: number) => header.set(new TextEncoder().encode(text), at);
  put(name, 0);
  put('0000644\0', 100);
  put(`${size.toString(8).padStart(11, '0')}\0`, 124);
  put(kind, 156);
  put('ustar\0', 257);
  put('        ', 148);
  const sum = header.reduce((a, b) => a + b, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

export function padded(bytes: Uint8Array): Uint8Array {
  const block = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK);
  block.set(bytes);
  return block;
}

export function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A FHIR package archive with a package.json and the resources. */
export function packageArchive(
  id: string,
  version: string,
  resources: Record<string, string>,
  more: object = {},
): Uint8Array {
  const manifest = JSON.stringify({ name: id, version, fhirVersions: ['4.0.1'], ...more });
  const files: Record<string, string> = { 'package/package.json': manifest };
  for (const [name, text] of Object.entries(resources)) files[`package/${name}`] = text;
  return gzipSync(tar(files));
}

export const VALUE_SET = JSON.stringify({
  resourceType: 'ValueSet',
  url: 'urn:invented:vs',
  status: 'active',
  compose: { include: [{ system: 'urn:invented:cs', concept: [{ code: 'a', display: 'A' }] }] },
});

export const PROFILE_XML = `<StructureDefinition xmlns="http://hl7.org/fhir"><url value="urn:invented:profile"/><name value="P"/>
<status value="draft"/><fhirVersion value="4.0.1"/><kind value="resource"/><abstract value="false"/><type value="Patient"/>
<baseDefinition value="http://hl7.org/fhir/StructureDefinition/Patient"/><derivation value="constraint"/>
<differential><element id="Patient.birthDate"><path value="Patient.birthDate"/><min value="1"/></element></differential></StructureDefinition>`;
