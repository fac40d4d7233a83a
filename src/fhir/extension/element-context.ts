/** Whether a context of kind element names the element that holds an extension. */
import type { Child } from '../compile/shape.js';
import type { Engine } from '../engine.js';
import type { Run } from '../validate/run.js';

const ANY = new Set(['Element', 'Any', '*']);
const CORE = 'http://hl7.org/fhir/StructureDefinition/';

export function elementAllows(engine: Engine, expression: string, child: Child | undefined, run: Run): boolean {
  const wanted = plain(expression);
  if (ANY.has(wanted)) return true;
  if (child === undefined || child.kind === 'resource') return isType(engine, run.scope.type, wanted);
  if (isType(engine, child.typeId, wanted)) return true;
  const paths = [child.node.def.path, run.holderPath()];
  return paths.some((path) => plain(path) === wanted || inherited(engine, path, wanted));
}

/** Parts after # name an element of a profile by id; the bare path must fit. */
function plain(expression: string): string {
  const text = expression.startsWith(CORE) ? expression.slice(CORE.length) : expression;
  const hash = text.indexOf('#');
  const path = hash < 0 ? text : text.slice(hash + 1);
  return path
    .replaceAll('[x]', '')
    .replace(/:[^.]*/g, '')
    .replace(/\.ofType\([A-Za-z]+\)/g, '');
}

function isType(engine: Engine, typeId: string, wanted: string): boolean {
  if (typeId === wanted) return true;
  if (!typeId.includes('.')) return engine.types.isA(typeId, wanted);
  return wanted === 'BackboneElement' || wanted === 'Element';
}

/** DomainResource.text also names Patient.text. */
function inherited(engine: Engine, path: string, wanted: string): boolean {
  const dot = wanted.indexOf('.');
  const own = path.indexOf('.');
  if (dot < 0 || own < 0) return false;
  return plain(path).slice(own) === wanted.slice(dot) && engine.types.isA(path.slice(0, own), wanted.slice(0, dot));
}
