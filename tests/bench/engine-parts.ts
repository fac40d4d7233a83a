/** What the engine benchmark needs of the sources, bundled by the benchmark itself. */
export { createStore } from '../../src/fhir/definitions/store.js';
export { createValidator } from '../../src/fhir/validator.js';
export { readFhirXml } from '../../src/fhir/xml/read.js';
export { parseJson } from '../../src/parse/json.js';
export { parseXml } from '../../src/parse/xml.js';
export { openAssets } from '../../src/payload/sources/assets.js';
