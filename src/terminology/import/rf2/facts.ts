/** What the importer must be told of SNOMED CT; it stands in standards/snomed-ct/codes. */
import type { ReplacementKind } from '../../index-format.js';

export interface Rf2Facts {
  /** Language reference sets in the order in which their word on preferred terms is taken */
  languages: { id: string; name: string }[];
  /** Historical association reference sets */
  associations: { id: string; name: string; kind: ReplacementKind }[];
  /** Reference sets that value sets of UK Core draw on */
  refsets: { id: string; used: string[] }[];
  /** Editions by their modules; the first whose modules are all there is meant */
  editions: { id: string; title: string; modules: string[] }[];
}
