import { describe, expect, it } from 'vitest';
import { hasContent, narrativeProblems, readNarrative } from '../../../../src/fhir/xhtml/check.js';

const div = (inside: string, attributes = '') =>
  `<div xmlns="http://www.w3.org/1999/xhtml"${attributes}>${inside}</div>`;
const kinds = (text: string) => readNarrative(text).problems.map(({ kind, severity }) => `${kind} ${severity}`);

describe('what a narrative may hold', () => {
  it.each([
    ['text', 'a'],
    [
      'headings, lists, tables',
      '<h1>a</h1><ul><li>b</li></ul><table class="x"><thead><tr><th>c</th></tr></thead><tr><td colspan="2">d</td></tr></table>',
    ],
    ['entities', 'a &lt; b &amp; c &#160; &#x2014; &quot;&apos;&gt;'],
    ['comments and CDATA', '<!-- a --><p><![CDATA[<b>]]></p>'],
    ['links', '<a href="http://x.example">a</a><a name="b"/><a href="#b">c</a>'],
    ['pictures', '<img src="data:image/png;base64,AAAA" alt="a"/>'],
    ['style', '<span style="color: red" id="s">a</span>'],
    ['languages', '<p xml:lang="cy" lang="cy" dir="ltr">a</p>'],
    ['single quotes', "<p class='a'>b</p>"],
  ])('%s', (_what, inside) => expect(kinds(div(inside))).toEqual([]));

  it('may use a prefix for the namespace', () => {
    expect(kinds('<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>a</h:p></h:div>')).toEqual([]);
  });
});

describe('what a narrative may not hold', () => {
  it.each([
    ['a script', div('<script>a</script>')],
    ['a form', div('<form><input type="text"/></form>')],
    ['underlining', div('<u>a</u>')],
    ['an event handler', div('<p onclick="a()">b</p>')],
    ['a frame target', div('<a href="http://x.example" target="_blank">a</a>')],
    ['another namespace', '<div>a</div>'],
    ['another outer element', '<p xmlns="http://www.w3.org/1999/xhtml">a</p>'],
    ['an element of another namespace', div('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an entity of HTML', div('a&nbsp;b')],
    ['a bare ampersand', div('a & b')],
    ['a character that XML forbids', div('&#1;')],
    ['tags that cross', div('<b><i>a</b></i>')],
    ['a tag that does not close', '<div xmlns="http://www.w3.org/1999/xhtml"><p>a</div>'],
    ['no end', '<div xmlns="http://www.w3.org/1999/xhtml">'],
    ['an attribute without quotes', div('<p class=a>b</p>')],
    ['an attribute twice', div('<p class="a" class="b">c</p>')],
    ['a document type', `<!DOCTYPE html>${div('a')}`],
    ['two outer elements', div('a') + div('b')],
    ['text outside', `${div('a')}b`],
    ['plain text', 'a'],
    ['nothing', ''],
  ])('%s', (_what, text) => expect(narrativeProblems(text).length).toBeGreaterThan(0));

  it('is nested without end', () => {
    expect(narrativeProblems(div('<span>'.repeat(100_000))).length).toBe(1);
  });
});

describe('structure and links', () => {
  it.each([
    ['a block in a paragraph', '<p><ul><li>a</li></ul></p>', 'structure error'],
    ['an item outside a list', '<li>a</li>', 'structure error'],
    ['a row outside a table', '<tr><td>a</td></tr>', 'structure error'],
    ['a paragraph in a list', '<ul><p>a</p></ul>', 'structure error'],
    ['text in a line break', '<br>a</br>', 'structure error'],
    ['an empty link', '<a href="">a</a>', 'link error'],
    ['active content', '<a href="javascript:a()">b</a>', 'link error'],
    ['a literal reference', '<a href="urn:uuid:1">b</a>', 'link error'],
    ['an address with characters that none may hold', '<a href="http://x.example/{a}">b</a>', 'link error'],
    ['a broken data picture', '<img src="data:nonsense"/>', 'link error'],
    ['an unusual address', '<a href="gopher://x.example">b</a>', 'link information'],
  ])('%s', (_what, inside, wanted) => expect(kinds(div(inside))).toEqual([wanted]));

  it('gathers ids and the links that stay inside', () => {
    const report = readNarrative(
      div('<p id="a">b</p><a name="c"/><a href="#a">d</a><img src="#e" alt="f"/>', ' lang="en"'),
    );
    expect(report.ids).toEqual(['a', 'c']);
    expect(report.local.map(({ target, attribute }) => `${attribute} ${target}`)).toEqual(['href #a', 'src #e']);
    expect(report.languages).toEqual(['en']);
  });
});

describe('content', () => {
  it.each([
    ['text', div('a'), true],
    ['a picture', div('<img src="#a" alt=""/>'), true],
    ['a CDATA section', div('<![CDATA[a]]>'), true],
    ['white space', div(' \n\t '), false],
    ['empty elements', div('<p> </p>'), false],
    ['a comment', div('<!-- a -->'), false],
  ])('%s', (_what, text, wanted) => expect(hasContent(text)).toBe(wanted));
});
