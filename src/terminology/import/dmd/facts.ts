/** What the importer must be told of dm+d's files; it stands in standards/dmd/codes/release-files.json. */

/** One file of a release. Elements are named as in the NHSBSA's schemas. */
export interface DmdPart {
  /** Of the file's name, as vmp in f_vmp2_3260821.xml */
  file: string;
  root: string;
  rows: DmdRowKind[];
  /** The release is whole without it; what is then not known */
  without?: string;
}

/** One kind of row in a file, and what it says. */
export interface DmdRowKind {
  /** Its element; left out where every element that holds the id is one */
  row?: string;
  /** Element of the identifier that the row is about */
  id: string;
  /** list: the identifier is one of dm+d's; more: something more of one; history: ids before it; packs: its trade item numbers */
  says: 'list' | 'more' | 'history' | 'packs';
  /** Left out where the element around the row names it, as in the lookup file */
  level?: string;
  previous?: string;
  parents?: string[];
  /** Identifiers that it leads to otherwise, as its ingredients */
  links?: string[];
  /** The first of these that is there is the preferred name */
  name?: string[];
  further?: string[];
  properties?: string[];
  /** Rows within the row: their element, that of the number in them, and that of the day on which it ended */
  packs?: { row: string; number: string; end: string };
}
