// FHIR JSON → FHIR XML for the benchmark: the examples hold their members in the order of the definitions, as XML needs.
const escaped = (text) => String(text).replace(/[&<"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '"': '&quot;' })[c]);

export function toXml(resource) {
  return `<?xml version="1.0" encoding="UTF-8"?>${resourceXml(resource, ' xmlns="http://hl7.org/fhir"')}`;
}

function resourceXml(resource, namespace = '') {
  const { resourceType, ...members } = resource;
  return `<${resourceType}${namespace}>${members_(members)}</${resourceType}>`;
}

function members_(object) {
  let out = '';
  for (const [name, value] of Object.entries(object)) {
    if (name.startsWith('_') && object[name.slice(1)] !== undefined) continue;
    const plain = name.replace(/^_/, '');
    const beside = name.startsWith('_') ? value : object[`_${name}`];
    const own = name.startsWith('_') ? undefined : value;
    const count = Math.max(Array.isArray(own) ? own.length : 1, Array.isArray(beside) ? beside.length : 1);
    for (let at = 0; at < count; at += 1)
      out += element(plain, Array.isArray(own) ? own[at] : own, Array.isArray(beside) ? beside[at] : beside);
  }
  return out;
}

function element(name, value, beside) {
  if (name === 'div') return value;
  if (value !== null && typeof value === 'object') {
    if (value.resourceType) return `<${name}>${resourceXml(value)}</${name}>`;
    const { id, url, ...rest } = value;
    const isExtension = name === 'extension' || name === 'modifierExtension';
    const attributes = `${id === undefined ? '' : ` id="${escaped(id)}"`}${isExtension && url !== undefined ? ` url="${escaped(url)}"` : ''}`;
    return `<${name}${attributes}>${members_(isExtension || url === undefined ? rest : { url, ...rest })}</${name}>`;
  }
  const { id, extension } = beside ?? {};
  const attributes = `${id === undefined ? '' : ` id="${escaped(id)}"`}${value == null ? '' : ` value="${escaped(value)}"`}`;
  return `<${name}${attributes}>${extension ? members_({ extension }) : ''}</${name}>`;
}
