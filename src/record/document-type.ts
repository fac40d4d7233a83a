import type { DocumentType } from './contract.js';
import type { CodingFact, ConceptFact } from './facts.js';

/** Code system of SNOMED CT expressions in CDA documents of the NHS (NHS CDA Transfer of Care, ClinicalDocument.code). */
const EXPRESSIONS = 'urn:oid:2.16.840.1.113883.2.1.3.2.4.15.1';

/**
 * Names a document by its profile, or else by its type code and, where the table asks for one, its care setting.
 *
 * @param types standards/transfer-of-care/codes/documents.json, most particular row first
 * @param profiles profile URLs, template ids or message types
 */
export function documentTypeOf(
  types: readonly DocumentType[] | undefined,
  profiles: readonly string[],
  type: ConceptFact | undefined,
  careSetting: ConceptFact | undefined,
): string | undefined {
  if (!types) return undefined;
  const byProfile = types.find((row) =>
    row.profiles.some((part) => profiles.some((profile) => profile.includes(part))),
  );
  if (byProfile) return byProfile.key;
  return types.find(
    (row) =>
      holds(type, row.typeCodes) &&
      (row.careSettings.length === 0 || holds(careSetting, row.careSettings) || holds(type, row.careSettings)),
  )?.key;
}

function holds(concept: ConceptFact | undefined, codes: DocumentType['typeCodes']): boolean {
  return concept?.codings.some((coding) => codes.some((each) => isSame(coding, each))) ?? false;
}

/** A compositional expression, which CDA documents of the NHS have for a type, holds the ids that it is made of. */
function isSame(coding: CodingFact, code: { system: string; code: string }): boolean {
  const { code: sent = '', known = coding.system } = coding;
  if (sent.trim() === code.code) return known === code.system;
  if (!sent.includes(':') || !sent.split(/\D+/).includes(code.code)) return false;
  return known === code.system || known === EXPRESSIONS;
}
