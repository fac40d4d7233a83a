/** The parts of a validator for one FHIR version, made once and shared by every run. */
import type { TerminologyService } from '../terminology/contract.js';
import type { Bindings } from './binding/bindings.js';
import type { TypeTable } from './compile/type-table.js';
import type { EngineOptions, FhirVersion } from './contract.js';
import type { DefinitionStore, TypeRef } from './definitions/types.js';
import type { Invariants } from './invariant/invariants.js';
import type { TypeOracle } from './path/contract.js';
import type { LibraryCompiler } from './path/library.js';
import type { Profiles } from './profile/profiles.js';

export interface Engine {
  readonly version: FhirVersion;
  readonly store: DefinitionStore;
  readonly options: Required<EngineOptions>;
  readonly terminology: TerminologyService;
  readonly types: TypeTable;
  readonly oracle: TypeOracle;
  /** Takes expressions that are not compiled here */
  readonly library: LibraryCompiler | undefined;
  readonly invariants: Invariants;
  readonly bindings: Bindings;
  readonly profiles: Profiles;
  /** The user is expected to load the packages of this URL's authority */
  knowsAuthority(url: string): boolean;
  /** The types that an element of type * may have */
  anyType(): readonly TypeRef[];
}
