/**
 * Organisations of the ODS reference data in XML, as a stream.
 * Source: NHS ODS, organisation reference data (TRUD item 341), namespace http://refdata.hscic.gov.uk/org/v2-0-0: a manifest
 * with PublicationDate and RecordCount, then an Organisation each with OrgId, Name, Status, Date, Roles and Succs.
 */
import { TerminologyError } from '../../terminology-error.js';
import type { CodeRow } from '../code-rows.js';
import type { ReleaseFile } from '../release-file.js';
import { readXml } from '../xml-stream.js';
import { addElement, addText, beginOrganisation, type Organisation, rowOf } from './organisation.js';

export interface OdsFile {
  published: string;
  /** How many organisations the file says it has, where it does */
  declared: number | undefined;
  read: number;
}

/**
 * @param take is given each organisation, but no stubs
 * @throws TerminologyError where the file is damaged, holds none, or not as many as it says
 */
export async function readOrganisations(
  file: ReleaseFile,
  take: (row: CodeRow) => void,
  passed: (bytes: number) => void,
): Promise<OdsFile> {
  const told: OdsFile = { published: '', declared: undefined, read: 0 };
  let organisation: Organisation | undefined;
  await readXml(
    file,
    {
      open(local, attributes, path) {
        if (local === 'Organisation') organisation = beginOrganisation(attributes, path.length);
        else if (organisation) addElement(organisation, local, attributes, path);
        else if (local === 'PublicationDate') told.published = attributes['value'] ?? '';
        else if (local === 'RecordCount') told.declared = Number(attributes['value']);
      },
      close(local, text, path) {
        if (!organisation) return;
        if (local !== 'Organisation') {
          addText(organisation, local, text, path);
          return;
        }
        told.read += 1;
        if (!organisation.stub && organisation.code !== '') take(rowOf(organisation));
        organisation = undefined;
      },
    },
    passed,
  );
  if (told.read === 0) throw new TerminologyError(`${file.name} holds no organisation.`);
  if (told.declared !== undefined && told.declared !== told.read)
    throw new TerminologyError(
      `${file.name} says that it has ${told.declared} organisations, and has ${told.read}. Download the release again.`,
    );
  return told;
}
