/** Elements and attributes that a FHIR narrative may hold (FHIR R4 §2.4.0 Narrative; the list is HL7's validator's). */
const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

export const NAMESPACE = 'http://www.w3.org/1999/xhtml';

const ELEMENTS = words(
  'p br div h1 h2 h3 h4 h5 h6 a span b i strong em tt big small sub sup code pre samp kbd var dfn abbr acronym cite q ' +
    'blockquote address ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td img map area hr bdo',
);

const ANYWHERE = words(
  'title style class id lang xml:lang dir accesskey tabindex span width align valign char charoff abbr axis headers ' +
    'scope rowspan colspan',
);

const OF_ELEMENT: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    a: 'href name type charset hreflang rel rev shape coords',
    img: 'src alt longdesc height width usemap ismap border',
    map: 'name',
    area: 'shape coords href nohref alt',
    table: 'summary width border frame rules cellspacing cellpadding',
    blockquote: 'cite',
    q: 'cite',
    td: 'nowrap',
    pre: 'space',
  }).map(([name, list]) => [name, words(list)]),
);

/** May the element carry the attribute? */
export function allowsAttribute(element: string, attribute: string): boolean {
  return ANYWHERE.has(attribute) || OF_ELEMENT.get(element)?.has(attribute) === true;
}

/** What the rules ask of an element, so that reading a tag is one look-up. */
export interface ElementRule {
  name: string;
  allowed: boolean;
  /** Must not stand in a paragraph or a heading. */
  block: boolean;
  /** Nothing of that kind may stand inside. */
  noBlocks: boolean;
  childless: boolean;
  /** Parents that it needs. */
  parents: ReadonlySet<string> | undefined;
  /** Children that it is limited to. */
  children: ReadonlySet<string> | undefined;
}

const BLOCKS = words('div blockquote table ol ul p');
const NO_BLOCKS_INSIDE = words('p h1 h2 h3 h4 h5 h6 pre');
const CHILDLESS = words('br hr img');

const setsOf = (table: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(Object.entries(table).map(([name, list]) => [name, words(list)]));

const PARENTS = setsOf({
  li: 'ul ol',
  dt: 'dl',
  dd: 'dl',
  tr: 'table thead tbody tfoot',
  td: 'tr',
  th: 'tr',
  area: 'map',
});

const CHILDREN = setsOf({
  ul: 'li',
  ol: 'li',
  dl: 'dt dd',
  tr: 'td th',
  table: 'caption colgroup col thead tbody tfoot tr',
});

function make(name: string, allowed: boolean): ElementRule {
  return {
    name,
    allowed,
    block: BLOCKS.has(name),
    noBlocks: NO_BLOCKS_INSIDE.has(name),
    childless: CHILDLESS.has(name),
    parents: PARENTS.get(name),
    children: CHILDREN.get(name),
  };
}

const RULES: ReadonlyMap<string, ElementRule> = new Map([...ELEMENTS].map((name) => [name, make(name, true)]));

/** The rule of an element by its local name. */
export function elementRule(name: string): ElementRule {
  return RULES.get(name) ?? make(name, false);
}
