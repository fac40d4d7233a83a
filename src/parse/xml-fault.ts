/** Our own words for what saxes finds wrong; its own texts quote names and values of the payload. */
const CAUSES: readonly [RegExp, string][] = [
  [
    /unclosed tag|^\S*:?\s*unexpected end/,
    'The text ends before the root element is closed; the file may have been cut short.',
  ],
  [/must contain a root element/, 'There is no root element.'],
  [
    /unexpected close tag|unmatched closing tag|weird empty close tag/,
    'A closing tag does not match the element that is open here.',
  ],
  [/only one root/, 'There is a second root element; a document has one.'],
  [/text data outside of root/, 'There is text outside the root element; remove it.'],
  [/duplicate attribute/, 'An element has the same attribute twice.'],
  [/unbound namespace prefix/, 'A namespace prefix is used and not declared; declare it with xmlns.'],
  [
    /attribute without value|unquoted attribute|no whitespace between attributes/,
    'An attribute is not written as name="value".',
  ],
  [
    /attribute name|tag name|closing tag|malformed name/,
    'A tag or an attribute has a character that names cannot have; a bare < must be written &lt;.',
  ],
  [/entity/, 'A character reference or entity is not known to XML; a bare & must be written &amp;.'],
  [/disallowed character/, 'There is a character that XML does not allow, as a control character or a bare <.'],
  [
    /XML declaration|version|encoding value|standalone|processing instruction/i,
    'The XML declaration or a processing instruction is not right; a declaration must be the very first thing.',
  ],
  [/doctype/i, 'A document type declaration stands where none may be.'],
  [/malformed comment/, 'A comment holds two hyphens; XML does not allow that.'],
  [/\]\]>/, 'The sign ]]> stands in text; write ]]&gt;.'],
];

/** Turns an error of the XML parser into a sentence that holds nothing of the payload. */
export function explainXmlFault(raw: string): string {
  const cause = CAUSES.find(([pattern]) => pattern.test(raw.slice(0, 300)));
  return cause ? `This is not well-formed XML. ${cause[1]}` : 'This is not well-formed XML at this place.';
}

export const DOCTYPE_REFUSED =
  'The document has a document type declaration (DOCTYPE). It is not read, as it can pull in other files; remove it.';
