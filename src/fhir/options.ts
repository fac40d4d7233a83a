/**
 * The defaults where HL7's and HAPI's validators differ. Each can be set by name; none is chosen by who asks.
 *
 * - unknownProfile: warning. A profile that is not loaded is looked at, not judged; where its package is loaded
 *   (`authoritiesLoaded`) it is an error, for then it is misspelt or withdrawn. Of an authority it is a review where no
 *   package is loaded.
 * - unknownExtension: error, as HL7 has it; hosts kept for examples are left alone. Of an
 *   authority it is an error where its package is loaded, a warning where others are (HAPI lets it pass), and a review
 *   where no package is loaded.
 * - bestPractice: ignore. Rules that the specification calls best practice are not conformance.
 * - displayMismatch: error. Only for code systems that are loaded whole.
 */
import type { EngineOptions } from './contract.js';

export const DEFAULT_OPTIONS: Required<EngineOptions> = {
  unknownProfile: 'warning',
  unknownExtension: 'error',
  bestPractice: 'ignore',
  displayMismatch: 'error',
  authorities: [],
  authoritiesLoaded: [],
};
