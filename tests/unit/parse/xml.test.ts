import { describe, expect, it } from 'vitest';
import type { XmlElement } from '../../../src/parse/tree.js';
import { parseXml } from '../../../src/parse/xml.js';
import { followXPath, isElement, xpathOf } from '../../../src/parse/xpath.js';
import { picker, seeded } from './seeded.js';

const read = (text: string) => parseXml(text, { depth: 200 });

describe('XML', () => {
  const text = `<?xml version="1.0"?>
<A xmlns="urn:a" xmlns:b="urn:b"
   b:note="x &lt; y">
  <id root="1"/><id root="2" extension="Zoë"/>
  <b:part><![CDATA[<raw>]]></b:part>
</A>`;

  it('keeps names, namespaces, attributes, text and places', () => {
    const { tree, problems, complete } = read(text);
    expect({ problems, complete }).toEqual({ problems: [], complete: true });
    const root = tree!.root;
    expect([root.local, root.namespace, root.line, root.column]).toEqual(['A', 'urn:a', 2, 1]);
    expect(root.attributes.find(({ local }) => local === 'note')).toMatchObject({
      name: 'b:note',
      namespace: 'urn:b',
      value: 'x < y',
    });
    const [first, second, part] = root.children.filter(isElement);
    expect([first?.line, first?.column, second?.column]).toEqual([4, 3, 17]);
    expect([part?.name, part?.local, part?.namespace]).toEqual(['b:part', 'part', 'urn:b']);
    expect(part?.children).toMatchObject([{ text: '<raw>' }]);
  });

  it.each([
    ['/A', { line: 2, column: 1 }],
    ['/A/id[2]', { line: 4, column: 17 }],
    ['/A/id[2]/@extension', { line: 4, column: 41, endLine: 4, endColumn: 44 }],
    ['/A/id', { line: 4, column: 3 }],
    ['/A/part[1]/text()', { line: 5, column: 3 }],
    ['/A/id[9]/@root', { line: 2, column: 1 }],
    ['/A/id[1]/@missing', { line: 4, column: 3 }],
    ['/B', undefined],
  ])('finds %s', (path, place) => {
    expect(read(text).tree?.locate(path)).toEqual(place);
  });

  it.each([
    ['<a><b></a>', /does not match/],
    ['<a>', /cut short/],
    ['<a/><b/>', /second root/],
    ['<a b=1/>', /name="value"/],
    ['<a b="1" b="2"/>', /twice/],
    ['<a>&nbsp;</a>', /entity/],
    ['<a>\u0001</a>', /does not allow/],
    [' <?xml version="1.0"?><a/>', /very first/],
    ['text', /outside/],
  ])('says what is wrong with %j', (spoilt, message) => {
    const { problems, complete } = read(spoilt);
    expect(complete).toBe(false);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.place?.line).toBe(1);
  });

  it('reads on after a prefix that is not declared, and says it once', () => {
    const { tree, problems, complete } = read('<a x:b="1"><y:c/></a>');
    expect({ complete, root: tree?.root.children.length }).toEqual({ complete: true, root: 1 });
    expect(problems.map(({ message }) => /prefix/.test(message))).toEqual([true]);
  });

  it('refuses a document type, so that nothing is expanded', () => {
    const { problems, refused, tree } = read('<!DOCTYPE lolz [<!ENTITY a "aaaaaaaa">]><lolz><a>&a;</a></lolz>');
    expect(refused).toBe(true);
    expect(problems[0]?.message).toContain('DOCTYPE');
    expect(tree?.root.children).toEqual([]);
    expect(read('<!-- <!DOCTYPE x> --><a/>')).toMatchObject({ refused: false, complete: true });
  });

  it.each([200, 201])('reads 200 levels and no more: %i', (depth) => {
    const { problems } = read('<a>'.repeat(depth) + '</a>'.repeat(depth));
    expect(problems.length).toBe(depth > 200 ? 1 : 0);
  });

  it('never quotes the text', () => {
    for (const spoilt of ['<a><Secret></a>', '<a Secret="1" Secret="2"/>', '<a>&Secret;</a>', '<Secret:a/>']) {
      expect(JSON.stringify(read(spoilt).problems)).not.toContain('Secret');
    }
  });
});

describe('FHIRPath over FHIR XML', () => {
  const text = `<Bundle xmlns="http://hl7.org/fhir">
<entry><resource><Patient>
<contained><Organization><name value="n"/></Organization></contained>
<extension url="u:1"><valueCode value="c"/></extension>
<identifier><value value="1"/></identifier>
<identifier><value value="2"/></identifier>
<deceasedBoolean value="true"/>
</Patient></resource></entry>
</Bundle>`;
  it.each([
    ['Bundle.entry[0].resource.identifier[1].value', 6],
    ['Bundle.entry[0].resource.deceased', 7],
    ['Bundle.entry[0].resource.contained[0].name', 3],
    ["Bundle.entry[0].resource.extension('u:1').value", 4],
    ['Bundle.entry[0].resource.identifier[7].value', 2],
  ])('finds %s', (path, line) => {
    expect(read(text).tree?.locate(path)?.line).toBe(line);
  });
});

describe('any XML', () => {
  it('gives every element a path that leads back to it and to where it stands', () => {
    const random = seeded(7);
    const pick = picker(random);
    const make = (depth: number): string => {
      const name = pick(['a', 'b', 'c:d']);
      const inner =
        depth === 0
          ? pick(['', 'text', '<!-- <a> -->'])
          : Array.from({ length: Math.floor(random() * 4) }, () => make(depth - 1)).join(pick(['', '\n', ' ']));
      return `<${name}${pick(['', ' x="1"', '\n y=">"'])}>${inner}</${name}>`;
    };
    for (let round = 0; round < 100; round += 1) {
      const text = `<r xmlns:c="urn:c">${make(4)}</r>`;
      const lines = text.split('\n');
      const check = (element: XmlElement) => {
        expect(followXPath(tree!.root, xpathOf(element))).toEqual({ element, exact: true });
        expect(lines[element.line - 1]?.slice(element.column - 1)).toMatch(new RegExp(`^<${element.name}\\b`));
        for (const child of element.children.filter(isElement)) check(child);
      };
      const { tree } = read(text);
      check(tree!.root);
    }
  });
});
