/** Checks a narrative's XHTML (FHIR R4 §2.4.0 Narrative, txt-1 and txt-2, and the further rules of HL7's validator). */
import type { IssueSeverity, IssueType } from '../contract.js';
import { checkLink, type Link } from './links.js';
import { MarkupError } from './markup-error.js';
import { type Attribute, type Listener, readMarkup } from './tokens.js';
import { allowsAttribute, type ElementRule, elementRule, NAMESPACE } from './vocabulary.js';

export interface XhtmlProblem {
  /** allowed: what txt-1 forbids; structure, link: further rules. */
  kind: 'allowed' | 'structure' | 'link';
  severity: IssueSeverity;
  code: IssueType;
  text: string;
}

export interface NarrativeReport {
  problems: readonly XhtmlProblem[];
  /** txt-2: there is text or a picture. */
  hasContent: boolean;
  /** Ids and names of anchors, for links within the resource. */
  ids: readonly string[];
  /** Links and pictures whose target is inside the payload, as #x. */
  local: readonly Link[];
  /** lang and xml:lang of the outer div. */
  languages: readonly string[];
}

interface Open {
  rule: ElementRule;
  prefixes: ReadonlyMap<string, string>;
  /** The namespace without a prefix is XHTML's. */
  plain: boolean;
  noBlocks: boolean;
}

const DEEPEST = 200;

class NarrativeReader implements Listener {
  readonly problems: XhtmlProblem[] = [];
  readonly ids: string[] = [];
  readonly local: Link[] = [];
  readonly languages: string[] = [];
  hasContent = false;
  private readonly stack: Open[] = [];
  private started = false;

  open(tag: string, attributes: readonly Attribute[], empty: boolean): void {
    const { stack } = this;
    const parent = stack[stack.length - 1];
    if (!parent && this.started) throw new MarkupError('has more than one outer element');
    if (stack.length >= DEEPEST) throw new MarkupError('is nested too deeply');
    const prefixes = attributes.length > 0 || !parent ? declared(attributes, parent?.prefixes) : parent.prefixes;
    const plain = parent?.prefixes === prefixes ? parent.plain : prefixes.get('') === NAMESPACE;
    const colon = tag.indexOf(':');
    const rule = elementRule(colon < 0 ? tag : tag.slice(colon + 1));
    const inXhtml = colon < 0 ? plain : prefixes.get(tag.slice(0, colon)) === NAMESPACE;
    if (parent) this.inside(rule, inXhtml, parent);
    else this.root(rule, inXhtml, attributes);
    if (attributes.length > 0) this.attributes(rule.name, attributes);
    if (rule.name === 'img') this.hasContent = true;
    this.started = true;
    if (!empty) stack.push({ rule, prefixes, plain, noBlocks: parent?.noBlocks === true || rule.noBlocks });
  }

  close(): void {
    this.stack.pop();
  }

  text(blank: boolean): void {
    if (blank) return;
    const parent = this.stack[this.stack.length - 1];
    if (!parent) throw new MarkupError('has text outside its div');
    this.hasContent = true;
    if (parent.rule.childless) this.structure('An element that must be empty has content.');
  }

  end(): void {
    if (this.stack.length > 0 || !this.started) throw new MarkupError('does not end');
  }

  /** The same fault all over a narrative is one finding. */
  private add(problem: XhtmlProblem): void {
    if (!this.problems.some((one) => one.text === problem.text)) this.problems.push(problem);
  }

  allowed(text: string): void {
    this.add({ kind: 'allowed', severity: 'error', code: 'invalid', text });
  }

  private structure(text: string): void {
    this.add({ kind: 'structure', severity: 'error', code: 'structure', text });
  }

  private root(rule: ElementRule, inXhtml: boolean, attributes: readonly Attribute[]): void {
    if (rule.name !== 'div') this.allowed('The outer element of a narrative is div.');
    if (!inXhtml) this.allowed('The div of a narrative is in the XHTML namespace: say so by its xmlns.');
    for (const one of attributes) if (one.name === 'lang' || one.name === 'xml:lang') this.languages.push(one.value);
  }

  private inside(rule: ElementRule, inXhtml: boolean, parent: Open): void {
    if (!inXhtml) this.allowed('An element of the narrative is not in the XHTML namespace.');
    else if (!rule.allowed)
      this.allowed('An element is none that a narrative may hold: no scripts, forms, frames or styling elements.');
    if (rule.block && parent.noBlocks)
      this.structure('A block, list or table stands inside a paragraph, heading or preformatted text.');
    if (rule.parents && !rule.parents.has(parent.rule.name))
      this.structure('A list item, table row, cell or term stands outside its list or table.');
    else if (parent.rule.children && !parent.rule.children.has(rule.name))
      this.structure('A list or table holds an element that is no item or row of it.');
    if (parent.rule.childless) this.structure('An element that must be empty has content.');
    if (rule.name === 'a' && this.stack.some((one) => one.rule.name === 'a'))
      this.structure('A link stands inside a link.');
  }

  private attributes(element: string, attributes: readonly Attribute[]): void {
    for (const { name, value } of attributes) {
      if (name === 'id' || (name === 'name' && element === 'a')) this.ids.push(value);
      if (name === 'xmlns' || name.startsWith('xmlns:') || name === 'xml:space') continue;
      if (!allowsAttribute(element, name))
        this.allowed('An attribute is none that a narrative may hold: no scripts or event handlers.');
      else if (name === 'href' || name === 'src') this.link({ element, attribute: name, target: value });
    }
  }

  private link(link: Link): void {
    const problem = checkLink(link);
    if (problem) this.add(problem);
    else if (link.target.startsWith('#') && link.target.length > 1) this.local.push(link);
  }
}

function declared(
  attributes: readonly Attribute[],
  outer: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> {
  let out: Map<string, string> | undefined;
  for (const { name, value } of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    out ??= new Map(outer);
    out.set(name === 'xmlns' ? '' : name.slice(6), value);
  }
  return out ?? outer ?? NONE;
}

const NONE: ReadonlyMap<string, string> = new Map();

function read(div: string): NarrativeReport {
  const reader = new NarrativeReader();
  try {
    readMarkup(div, reader);
    reader.end();
  } catch (error) {
    if (!(error instanceof MarkupError)) throw error;
    reader.allowed(`The narrative is not well-formed XHTML: it ${error.message}.`);
  }
  return reader;
}

/** Two invariants and the engine ask of the same div in turn; the last answer is kept. */
let last: { div: string; report: NarrativeReport } | undefined;

/**
 * Reads a narrative's div.
 * @param div the text of Narrative.div: a whole XHTML fragment, as JSON holds it
 */
export function readNarrative(div: string): NarrativeReport {
  if (last?.div !== div) last = { div, report: read(div) };
  return last.report;
}

/** txt-1: what the narrative holds that it may not. */
export function narrativeProblems(div: string): readonly XhtmlProblem[] {
  return readNarrative(div).problems.filter((one) => one.kind === 'allowed');
}

/** txt-2: the narrative has text or a picture. */
export function hasContent(div: string): boolean {
  return readNarrative(div).hasContent;
}
