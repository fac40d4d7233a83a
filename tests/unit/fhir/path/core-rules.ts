/** The constraints of core by the type id of the nodes that they run on. */
import type { CoreStore } from '../../../../src/fhir/definitions/store.js';
import type { TypeOracle } from '../../../../src/fhir/path/contract.js';
import { repaired } from '../../../../src/fhir/path/repairs.js';

export interface Rule {
  key: string;
  expression: string;
  type: string;
}

/** Types that a store knows, by walking from the resources that Bundle and Parameters may hold. */
export function typeNames(store: CoreStore): string[] {
  const seen = new Set<string>();
  const queue = ['Resource', ...ROOTS];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (seen.has(name) || !store.type(name)) continue;
    seen.add(name);
    for (const element of store.type(name)!.elements)
      for (const { code, targetProfiles } of element.types) {
        queue.push(code);
        for (const url of targetProfiles ?? []) queue.push(url.slice(url.lastIndexOf('/') + 1));
      }
  }
  return [...seen].sort();
}

/** Resources that no Reference of the others names. */
const ROOTS = [
  'Bundle',
  'Parameters',
  'OperationOutcome',
  'CapabilityStatement',
  'ConceptMap',
  'StructureMap',
  'TestScript',
  'TestReport',
  'NamingSystem',
  'SearchParameter',
  'ImplementationGuide',
  'CompartmentDefinition',
  'ExpansionProfile',
  'Linkage',
  'Basic',
  'TerminologyCapabilities',
  'ExampleScenario',
  'EffectEvidenceSynthesis',
  'RiskEvidenceSynthesis',
  'ResearchElementDefinition',
  'ChargeItemDefinition',
  'CoverageEligibilityResponse',
  'ImmunizationRecommendation',
  'MessageDefinition',
  'VerificationResult',
  'MedicationKnowledge',
  'DataElement',
  'ServiceDefinition',
  'Sequence',
  'ProcessResponse',
  'ProcessRequest',
  'AppointmentResponse',
  'AuditEvent',
  'InsurancePlan',
  'RelatedArtifact',
  'ElementDefinition',
  'DataRequirement',
  'TriggerDefinition',
  'SubstanceSpecification',
  'NutritionOrder',
  'GraphDefinition',
  'ValueSet',
  'CodeSystem',
  'MetadataResource',
];

const PROVIDED = /resolve\(|memberOf|conformsTo|html[cC]hecks/;

/**
 * Every constraint that an evaluation alone decides.
 * @param everywhere for each type id that it sits on; otherwise on one of them
 */
export function coreRules(store: CoreStore, types: TypeOracle, everywhere = false): Rule[] {
  const out = new Map<string, Rule>();
  for (const name of typeNames(store)) {
    for (const element of store.type(name)!.elements) {
      const type = typeOf(element.path, name, types);
      for (const { key, expression } of element.constraints ?? []) {
        if (!expression || type === '' || key === 'ele-1' || key === 'dom-3' || PROVIDED.test(repaired(expression)))
          continue;
        const id = `${everywhere ? type : ''} ${key} ${expression}`;
        if (!out.has(id)) out.set(id, { key, expression, type });
      }
    }
  }
  return [...out.values()];
}

function typeOf(path: string, name: string, types: TypeOracle): string {
  if (path === name) return name;
  const dot = path.lastIndexOf('.');
  const child = types.child(path.slice(0, dot), path.slice(dot + 1).replace('[x]', ''));
  return child?.choices ? (child.choices.at(-1)?.type ?? '') : (child?.type ?? '');
}
