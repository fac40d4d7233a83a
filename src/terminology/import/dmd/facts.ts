/** What the importer must be told of dm+d's files; it stands in standards/dmd/codes/release-files.json. */

/** One file of a release, and what its rows say. Elements are named as in the NHSBSA's schemas. */
export interface DmdPart {
  /** Of the file's name, as vmp in f_vmp2_3260821.xml */
  file: string;
  root: string;
  /** Element of a row; left out where every element that holds the id is one */
  row?: string;
  /** Left out where the element around the row names it, as in the lookup file */
  level?: string;
  id: string;
  previous?: string;
  parents: string[];
  /** The first of these that is there is the preferred name */
  name: string[];
  further: string[];
  properties: string[];
  /** The release is whole without it */
  optional?: boolean;
}
