/** FHIR XML to the shape of FHIR JSON. What only XML can do wrong becomes an issue here; the rest is the engine's. */
import type { Json, JsonObject, XmlElement, XmlText } from '../../parse/tree.js';
import type { Issue } from '../contract.js';
import type { DefinitionStore } from '../definitions/types.js';
import { type ChildShape, type ElementShape, type Shapes, shapes } from './element-shape.js';
import { FHIR, XmlFaults } from './faults.js';
import { addObject, addPrimitive, countOf, setMember } from './members.js';
import { numberOrText } from './numbers.js';
import { xhtmlText } from './xhtml-text.js';

export interface FhirXml {
  resource: JsonObject;
  problems: Issue[];
  /** Text of each number that JavaScript would print otherwise, by path of members, as JsonTree.lexemes */
  lexemes: Map<string, string>;
}

/**
 * Reads a FHIR resource from XML (FHIR R4, 2.6.1: XML representation).
 * @param root the resource's element
 * @param store the definitions that say what repeats and what is primitive
 */
export function readFhirXml(root: XmlElement, store: DefinitionStore): FhirXml {
  const lexemes = new Map<string, string>();
  const faults = new XmlFaults(lexemes);
  faults.push(root.local, root.local, -1);
  faults.root(root);
  const resource = new Reader(shapes(store), faults).resource(root);
  return { resource, problems: faults.issues, lexemes };
}

/**
 * Reads a FHIR resource from XML without looking for faults, for those who only want its facts. A number whose text
 * JavaScript would print otherwise stays text.
 */
export function toResource(root: XmlElement, store: DefinitionStore): JsonObject {
  return new Reader(shapes(store), undefined).resource(root);
}

class Reader {
  constructor(
    private readonly shapes: Shapes,
    private readonly faults: XmlFaults | undefined,
  ) {}

  resource(element: XmlElement): JsonObject {
    const object: JsonObject = { resourceType: element.local };
    this.fill(object, element, this.shapes.ofType(element.local));
    return object;
  }

  private fill(object: JsonObject, element: XmlElement, shape: ElementShape): void {
    this.attributes(object, element, shape);
    let order = -1;
    for (const child of element.children) {
      if ('text' in child) {
        this.faults?.text(child);
        continue;
      }
      const known = shape.children.get(child.local);
      if (known === undefined) {
        this.unknownChild(object, child);
        continue;
      }
      this.faults?.push(known.step, child.local, indexIn(object, child.local, known));
      if (known.order < order) this.faults?.order();
      order = known.order;
      this.child(object, child, known);
      this.faults?.pop();
    }
  }

  private attributes(object: JsonObject, element: XmlElement, shape: ElementShape): void {
    for (const attribute of element.attributes) {
      if (attribute.name === 'xmlns' || attribute.name.startsWith('xmlns:')) continue;
      if (attribute.namespace === '' && shape.attributes.has(attribute.name))
        setMember(object, attribute.name, attribute.value);
      else if (attribute.namespace === '' && !shape.children.has(attribute.name))
        setMember(object, attribute.name, attribute.value);
      else this.faults?.attribute(attribute);
    }
  }

  private child(object: JsonObject, element: XmlElement, known: ChildShape): void {
    const name = element.local;
    if (known.kind === 'xhtml') {
      this.faults?.narrative(element);
      addObject(object, name, xhtmlText(element), known.array);
      return;
    }
    this.faults?.namespace(element);
    if (known.kind === 'primitive') {
      this.primitive(object, element, known);
    } else if (known.kind === 'resource') {
      this.wrapped(object, element, known.array);
    } else {
      const value: JsonObject = {};
      addObject(object, name, value, known.array);
      this.fill(value, element, known.shape());
    }
  }

  private primitive(object: JsonObject, element: XmlElement, known: ChildShape): void {
    let value: Json | undefined;
    let side: JsonObject | undefined;
    for (const attribute of element.attributes) {
      if (attribute.name === 'value') value = this.value(attribute.value, known.type);
      else if (attribute.name === 'id') side = { id: attribute.value };
      else if (!attribute.name.startsWith('xmlns')) this.faults?.attribute(attribute);
    }
    if (element.children.length > 0) {
      const inner: JsonObject = side ?? {};
      const withoutAttributes = { ...element, attributes: [] };
      this.fill(inner, withoutAttributes, this.shapes.ofType('Element'));
      if (Object.keys(inner).length > 0) side = inner;
    }
    if (value === undefined && side === undefined) side = {};
    addPrimitive(object, element.local, known.companion, value, side, known.array);
  }

  private value(text: string, type: string): Json {
    if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
    return numberOrText(text, type, this.faults);
  }

  /** A resource stands inside its wrapper: contained, entry.resource, parameter.resource. */
  private wrapped(object: JsonObject, element: XmlElement, array: boolean): void {
    const inner = element.children.filter((child): child is XmlElement => !('text' in child));
    for (const child of element.children) if ('text' in child) this.faults?.text(child as XmlText);
    for (const attribute of element.attributes) {
      if (!attribute.name.startsWith('xmlns')) this.faults?.attribute(attribute);
    }
    if (inner.length > 1) this.faults?.severalResources();
    if (inner.length === 0) addObject(object, element.local, {}, array);
    for (const child of inner) {
      this.faults?.namespace(child);
      addObject(object, element.local, this.resource(child), array);
    }
  }

  /** Kept, so that the engine can say that it is not defined. It is an array only where it repeats. */
  private unknownChild(object: JsonObject, element: XmlElement): void {
    const name = element.local;
    this.faults?.push(name, name, -1);
    if (element.namespace !== FHIR) this.faults?.namespace(element);
    const value = element.attributes.find((attribute) => attribute.name === 'value');
    if (value) addPrimitive(object, name, `_${name}`, value.value, unknownSide(element), false);
    else addObject(object, name, unknownObject(element), false);
    this.faults?.pop();
  }
}

/** −1 where the path has no index: the first of an element that may stand once. */
function indexIn(object: JsonObject, name: string, { array, companion }: ChildShape): number {
  const count = countOf(object, name, companion);
  return array || count > 0 ? count : -1;
}

function unknownObject(element: XmlElement): JsonObject {
  const object: JsonObject = {};
  for (const attribute of element.attributes) {
    if (!attribute.name.startsWith('xmlns') && attribute.name !== 'value')
      setMember(object, attribute.name, attribute.value);
  }
  for (const child of element.children) {
    if ('text' in child) continue;
    const value = child.attributes.find((attribute) => attribute.name === 'value');
    if (value) addPrimitive(object, child.local, `_${child.local}`, value.value, unknownSide(child), false);
    else addObject(object, child.local, unknownObject(child), false);
  }
  return object;
}

function unknownSide(element: XmlElement): JsonObject | undefined {
  const side = unknownObject(element);
  return Object.keys(side).length > 0 ? side : undefined;
}
