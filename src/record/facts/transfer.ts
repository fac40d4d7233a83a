/** Facts of a document as a transfer of care: who wrote and gets it, the stay that it is about, and what it travels in. */
import type { ConceptFact } from './codes.js';

/** A person or organisation that a document names in its own elements or header. */
export interface Party {
  /** Resource type or role class; '' where the reference leads nowhere in the record */
  type: string;
  path: string;
  named: boolean;
  /** It has an identifier with a value */
  identified: boolean;
}

/** The stay or attendance (FHIR Encounter; encompassingEncounter and the discharge act of CDA). */
export interface Stay {
  path: string;
  start?: string;
  end?: string;
  endPath: string;
  admissionMethod?: ConceptFact;
  admissionSource?: ConceptFact;
  dischargeMethod?: ConceptFact;
  dischargeDestination?: ConceptFact;
  /** Of emergency care */
  dischargeStatus?: ConceptFact;
}

/** The Bundle that a FHIR document is in, and the message Bundle around it. */
export interface DocumentBundle {
  path: string;
  type?: string;
  /** System and value, as one text */
  identifier?: string;
  identifierPath: string;
  timestamp: boolean;
  /** How many Compositions are among its entries */
  compositions: number;
  /** Entries without a fullUrl, by path */
  unaddressed: string[];
  /** fullUrls that stand at more than one entry: the path of each one after the first */
  repeated: string[];
  /** Entries that hold no resource, by path */
  empty: string[];
  outer?: {
    path: string;
    type?: string;
    identifier?: string;
    identifierPath: string;
    /** Its first entry is a MessageHeader */
    headed: boolean;
    /** How many document Bundles it carries */
    documents: number;
    /** What MessageHeader.focus leads to is the document Bundle; undefined where there is no focus */
    focused?: boolean;
  };
}
