import { SaxesParser } from 'saxes';
import type { XmlElement } from '../../../../src/parse/tree.js';

/** A tree of elements, as the product's parser makes it, but without places. */
export function xmlTree(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes).map(({ name, local, uri, value }) => ({
      name,
      local,
      namespace: uri,
      value,
      offset: 0,
    }));
    const element: XmlElement = {
      name: tag.name,
      local: tag.local,
      namespace: tag.uri,
      attributes,
      children: [],
      line: 1,
      column: 1,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (value) => open.at(-1)?.children.push({ text: value, line: 1, column: 1 }));
  parser.write(text).close();
  if (!root) throw new Error('no element');
  return root;
}
