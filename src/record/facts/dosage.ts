/** Facts of a dosage: how much, how often, how, and the words beside it. */
import type { ConceptFact } from './codes.js';

/** An amount with its unit, as it was sent. */
export interface Amount {
  path: string;
  value?: string;
  unit?: string;
  code?: string;
  system?: string;
  /** Key of the unit's code system in naming.json: ucum, snomed-ct … */
  known?: string;
}

export interface Timing {
  path: string;
  frequency?: string;
  frequencyMax?: string;
  period?: string;
  periodMax?: string;
  periodUnit?: string;
  periodUnitPath: string;
  /** For how long, as a length of time */
  bounds?: Amount;
  /** Days, times of day, meals or a code say when */
  otherwise: boolean;
}

export interface Dosage {
  path: string;
  text: boolean;
  structured: boolean;
  route: boolean;
  /** The words themselves; never in a report */
  words?: string;
  textPath?: string;
  /** Amounts of one dose: one, or the two ends of a range */
  doses?: Amount[];
  timing?: Timing;
  asNeeded?: boolean;
  /** Route, site and method */
  ways?: ConceptFact[];
  /** Where a dose stands as another generation of FHIR writes it */
  misplaced?: string;
}
