/** How a table of codes is laid out. The layouts that we know stand in standards/identifiers/codes/code-tables.json. */
import type { ReplacementKind, Spelling } from '../../index-format.js';

export interface TableLayout {
  /** As messages name it */
  name: string;
  /** Where the layout is known from */
  source: string;
  /** Key of the naming table; left out where a column says it */
  system?: string;
  title: string;
  delimiter: ',' | '\t';
  /** Columns that the header must have, whatever others it has; left out where the table has no header */
  header?: string[];
  /** Of a table without a header: names of its columns, in order; those that are of no use are empty */
  columns?: string[];
  /** Of a table without a header: what cells of its rows look like, by column */
  like?: Record<string, string>;
  /** Columns which, one after the other, are the code */
  code: string[];
  /** A longer form of the code, which has what its rows say too */
  longCode?: string[];
  /** Rows only add to codes of another table of the same system; alone they make no index */
  adds?: boolean;
  /** Column of the system, where rows of several may stand in one table */
  systemColumn?: string;
  /** Column of the version, where the table says it */
  versionColumn?: string;
  /** Rows may be of many versions, of which the latest is the table's */
  manyVersions?: boolean;
  /** Finds the version in the name of the file, as a group; else the latest of a column of versions */
  versionIn?: string;
  /** What is put between the groups of versionIn */
  versionJoin?: string;
  /** Several versions stand side by side: the version is the edition too */
  editions?: boolean;
  /** Rows of another kind are passed over: column and pattern. Patterns take no notice of case. */
  only?: Record<string, string>;
  /** Of rows with the same value in `of`, the latest by the column `by` counts */
  latest?: { of: string; by: string };
  /** What a column holds where the code is not active */
  inactive?: Record<string, string>;
  /** Descriptions; the first that is there is the preferred one */
  displays?: string[];
  /** What is taken off the beginning of a description */
  displayWithout?: string;
  category?: string;
  parent?: string;
  /** Takes the code above out of a code, as its first group */
  parentIn?: string;
  replacements?: Record<string, ReplacementKind>;
  properties?: Record<string, TableProperty>;
  /** The table is not all of its system, so that an absent code cannot be told */
  partial?: boolean;
  /** Several rows may speak of one code: that is no damage */
  manyRows?: boolean;
  /** The table says what codes are mapped to, and no more */
  map?: boolean;
  spellings?: Spelling[];
  /** The form of the codes that the table would hold; of others it tells nothing */
  covers?: string;
  ignoreCase?: boolean;
}

export interface TableProperty {
  column: string;
  /** Only what this matches is kept */
  values?: string;
  /** Only of rows where these columns match */
  where?: Record<string, string>;
  /** 20260401 is kept as 2026-04-01 */
  date?: boolean;
  /** Kept in small letters */
  lower?: boolean;
}
