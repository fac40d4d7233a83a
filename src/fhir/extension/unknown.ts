/** An extension whose definition is not loaded. */
import type { Engine } from '../engine.js';
import type { Run } from '../validate/run.js';

/** Hosts that RFC 2606 and HL7 keep for examples, and places whose extensions FHIR publishes apart from its versions. */
const NOT_JUDGED =
  /^(?:https?:\/\/(?:[^/?#]*\.)?(?:example\.org|acme\.(?:org|com)|nema\.org)(?:[/?#:]|$)|http:\/\/hl7\.org\/fhir\/(?:StructureDefinition|tools)\/|http:\/\/hl7\.org\/fhir\/\d\.\d\/StructureDefinition\/extension-|urn:oid:2\.999\.)/;

export function unknownExtension(engine: Engine, url: string, run: Run): void {
  const values = { url: { class: 'uri' as const, value: url } };
  const text = 'The extension {url} is not known. Load the package that defines it, or mend the URL.';
  if (NOT_JUDGED.test(url)) {
    run.report('information', 'extension', text, { values, review: 'profile-not-loaded' });
    return;
  }
  const severity = unknownSeverity(engine, url);
  if (severity === 'review') run.report('information', 'extension', text, { values, review: 'profile-not-loaded' });
  else run.report(severity, 'extension', text, { values });
}

/** Misspelt where its package is loaded; perhaps of another package of its authority. */
function unknownSeverity(engine: Engine, url: string): 'error' | 'warning' | 'review' {
  const { authoritiesLoaded, unknownExtension: otherwise } = engine.options;
  if (authoritiesLoaded.some((start) => url.startsWith(start))) return 'error';
  if (!engine.knowsAuthority(url)) return otherwise;
  return authoritiesLoaded.length > 0 ? 'warning' : 'review';
}
