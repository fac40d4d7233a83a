import type { DefinitionStore, ElementDef } from '../../../../src/fhir/definitions/types.js';
import { typesFrom } from '../../../../src/fhir/path/types.js';
import type { Json, JsonObject } from '../../../../src/parse/tree.js';

/** Writes a resource as FHIR XML, in the order of the definitions. Undefined where JSON holds what XML cannot. */
export function toXml(resource: JsonObject, store: DefinitionStore): string | undefined {
  try {
    return new Writer(store).resource(resource, ' xmlns="http://hl7.org/fhir"');
  } catch (error) {
    if (error instanceof NotXml) return undefined;
    throw error;
  }
}

class NotXml extends Error {}

const escaped = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/"/g, '&quot;')
    .replace(/[\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`);

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

class Writer {
  private readonly types;
  constructor(private readonly store: DefinitionStore) {
    this.types = typesFrom(store);
  }

  resource(value: JsonObject, namespace = ''): string {
    const type = value['resourceType'];
    if (typeof type !== 'string' || !this.types.knows(type)) throw new NotXml();
    return `<${type}${namespace}>${this.children(value, type, type)}</${type}>`;
  }

  private children(value: JsonObject, type: string, owner: string): string {
    const left = new Set(Object.keys(value).map((key) => key.replace(/^_/, '')));
    if (owner !== '') left.delete('resourceType');
    let out = '';
    for (const key of this.order(type)) {
      if (!left.delete(key)) continue;
      if (this.isAttribute(type, key)) continue;
      out += this.property(key, value[key], value[`_${key}`], type);
    }
    if ([...left].some((key) => !this.isAttribute(type, key))) throw new NotXml();
    return out;
  }

  private isAttribute(type: string, key: string): boolean {
    return (key === 'id' && !this.types.isA(type, 'Resource')) || (key === 'url' && type === 'Extension');
  }

  private order(type: string): string[] {
    const elements = this.store.type(type.split('.')[0]!)?.elements ?? [];
    return elements
      .filter(({ path }) => path.startsWith(`${type}.`) && !path.slice(type.length + 1).includes('.'))
      .flatMap((element) => names(element));
  }

  private property(key: string, value: Json | undefined, side: Json | undefined, owner: string): string {
    const known = this.types.property(owner, key);
    if (!known) throw new NotXml();
    const repeats = Array.isArray(value) || Array.isArray(side);
    const values = Array.isArray(value) ? value : [value];
    const sides = Array.isArray(side) ? side : [side];
    if (repeats && values.length + sides.length === 0) throw new NotXml();
    if (repeats !== this.repeats(owner, known.element)) throw new NotXml();
    return Array.from({ length: Math.max(values.length, repeats ? sides.length : 1) }, (_, i) =>
      this.one(key, values[i], sides[i], known),
    ).join('');
  }

  private repeats(owner: string, name: string): boolean {
    const element = this.store
      .type(owner.split('.')[0]!)
      ?.elements.find(({ path }) => path === `${owner}.${name}` || path === `${owner}.${name}[x]`);
    return (element?.max ?? 1) > 1;
  }

  private one(
    key: string,
    value: Json | undefined,
    side: Json | undefined,
    known: { type: string; primitive: boolean },
  ): string {
    if (known.type === 'xhtml')
      return typeof value === 'string' && value.includes('<div xmlns="http://www.w3.org/1999/xhtml"')
        ? value
        : this.refuse();
    if (isObject(value) && (known.type === 'Resource' || key === 'contained'))
      return `<${key}>${this.resource(value)}</${key}>`;
    if (known.primitive) return this.primitive(key, value, side, known.type);
    if (!isObject(value)) return this.refuse();
    return `<${key}${this.attributes(value)}>${this.children(value, known.type, '')}</${key}>`;
  }

  private primitive(key: string, value: Json | undefined, side: Json | undefined, type: string): string {
    if (typeof value === 'object' && value !== null) return this.refuse();
    const number = ['integer', 'decimal', 'positiveInt', 'unsignedInt'].includes(type);
    const wanted = type === 'boolean' ? 'boolean' : number ? 'number' : 'string';
    if (value !== undefined && value !== null && typeof value !== wanted) return this.refuse();
    if (value === '' || (typeof value === 'string' && value.trim() !== value)) return this.refuse();
    const text = value === undefined || value === null ? '' : ` value="${escaped(String(value))}"`;
    if (side === undefined || side === null) return text === '' ? this.refuse() : `<${key}${text}/>`;
    if (!isObject(side)) return this.refuse();
    return `<${key}${this.attributes(side)}${text}>${this.children(side, 'Element', '')}</${key}>`;
  }

  private attributes(value: JsonObject): string {
    return ['id', 'url']
      .map((name) =>
        typeof value[name] === 'string' && (name === 'id' || 'url' in value) && !('resourceType' in value)
          ? name === 'url' && !this.isExtension(value)
            ? ''
            : ` ${name}="${escaped(value[name])}"`
          : '',
      )
      .join('');
  }

  /** Only an extension has its url as an attribute; other elements of that name are children. */
  private isExtension(value: JsonObject): boolean {
    return Object.keys(value).every(
      (key) => key === 'url' || key === 'id' || key === 'extension' || key.replace('_', '').startsWith('value'),
    );
  }

  private refuse(): never {
    throw new NotXml();
  }
}

function names({ path, types }: ElementDef): string[] {
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (!name.endsWith('[x]')) return [name];
  const all = types.some(({ code }) => code === '*') ? [] : types;
  return all.map(({ code }) => name.slice(0, -3) + code.charAt(0).toUpperCase() + code.slice(1));
}
