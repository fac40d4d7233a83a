import { SaxesParser, type SaxesTagNS } from 'saxes';
import { tooDeepMessage } from './json-fault.js';
import type { ParseProblem, Place } from './place.js';
import { createPlacer, type Placer } from './position.js';
import type { XmlAttribute, XmlElement, XmlTree } from './tree.js';
import { DOCTYPE_REFUSED, explainXmlFault } from './xml-fault.js';
import { createLineCounter } from './xml-lines.js';
import { locateXml } from './xml-locate.js';

export interface XmlOptions {
  /** Deepest nesting that is read */
  depth: number;
  /** Most elements that are read */
  elements?: number;
  /** Where the text starts in the file, for a text that is part of one */
  base?: Place;
}

export interface ParsedXml {
  /** Undefined where there was no element at all; the part before the fault where there was one */
  tree?: XmlTree;
  problems: ParseProblem[];
  /** Reading went to the end; false where the tree is only the part before a fault */
  complete: boolean;
  /** There was a document type declaration; nothing after the root's start tag is read */
  refused: boolean;
}

/**
 * Reads XML 1.0 with namespaces. Document type declarations are refused, so that no entity is ever expanded.
 * A text that is not well-formed gives one problem with its place, in our own words; a prefix that is not declared is
 * a problem too, and reading goes on.
 */
export function parseXml(text: string, options: XmlOptions): ParsedXml {
  return new TreeBuilder(text, options).build();
}

/** Makes a tree of an element inside a document: its paths start there, its places stay those of the document. */
export function xmlTreeOf(root: XmlElement, place: Placer): XmlTree {
  return { syntax: 'xml', root, locate: (path) => locateXml(root, path, place) };
}

class Stop extends Error {}

/** Shared by all elements without attributes, as most have none */
const NONE: XmlAttribute[] = [];

class TreeBuilder {
  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private readonly place: Placer;
  private readonly lines;
  private readonly problems: ParseProblem[] = [];
  private root: XmlElement | undefined;
  private open: XmlElement | undefined;
  private depth = 0;
  private count = 0;
  private offsets: number[] = [];
  private textStart = 0;
  private refused = false;

  constructor(
    private readonly text: string,
    private readonly options: XmlOptions,
  ) {
    this.place = createPlacer(text, options.base);
    this.lines = createLineCounter(text, options.base);
    // No more than six handlers: with a seventh the engine keeps the parser's fields in a slow table, at a quarter of the speed.
    this.parser.on('error', (error) => this.takeError(error.message));
    this.parser.on('attribute', () => this.offsets.push(this.valueOffset()));
    this.parser.on('opentag', (tag) => this.openElement(tag));
    this.parser.on('closetag', () => this.closeElement());
    this.parser.on('text', (content) => this.addText(content, this.textStart));
    this.parser.on('cdata', (content) => this.addText(content, this.parser.position));
  }

  build(): ParsedXml {
    let complete = true;
    try {
      this.parser.write(this.text).close();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      complete = false;
    }
    return {
      problems: this.problems,
      complete,
      refused: this.refused,
      ...(this.root ? { tree: xmlTreeOf(this.root, this.place) } : {}),
    };
  }

  /** Offset of the value of the attribute just read: the parser stands after its closing quotation mark. */
  private valueOffset(): number {
    const end = this.parser.position - 1;
    return this.text.lastIndexOf(this.text[end] ?? '"', end - 1) + 1;
  }

  private openElement(tag: SaxesTagNS): void {
    this.depth += 1;
    this.count += 1;
    if (this.depth > this.options.depth) this.stop(tooDeepMessage(this.options.depth));
    if (this.count > (this.options.elements ?? Number.POSITIVE_INFINITY))
      this.stop('The document has more elements than are read; split it.');
    const start = this.tagStart();
    const element: XmlElement = {
      name: tag.name,
      local: tag.local,
      namespace: tag.uri,
      attributes: this.attributes(tag),
      children: [],
      ...this.lines(start),
    };
    if (this.open) {
      element.parent = this.open;
      this.open.children.push(element);
    }
    if (!this.root) {
      this.root = element;
      this.refuseDoctype(start);
    }
    this.open = element;
    this.textStart = this.parser.position;
  }

  /** The offset of the sign that opens the tag: before its first attribute, where no value can hide another. */
  private tagStart(): number {
    const before = this.offsets[0] ?? this.parser.position;
    return this.text.lastIndexOf('<', before - 1);
  }

  private attributes(tag: SaxesTagNS): XmlAttribute[] {
    if (this.offsets.length === 0) return NONE;
    const attributes: XmlAttribute[] = [];
    let index = 0;
    for (const name in tag.attributes) {
      const { local, uri, value } = tag.attributes[name]!;
      attributes.push({ name, local, namespace: uri, value, offset: this.offsets[index++] ?? 0 });
    }
    this.offsets = [];
    return attributes;
  }

  private closeElement(): void {
    this.depth -= 1;
    this.open = this.open?.parent;
    this.textStart = this.parser.position;
  }

  private addText(text: string, offset: number): void {
    if (!this.open) return;
    this.open.children.push({ text, ...this.lines(offset) });
    this.textStart = this.parser.position;
  }

  /** Entities are never expanded; a document that declares some, or may, is still not read. */
  private refuseDoctype(start: number): void {
    const prolog = this.text.slice(0, start).replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length));
    const at = prolog.indexOf('<!DOCTYPE');
    if (at < 0) return;
    this.refused = true;
    this.stop(DOCTYPE_REFUSED, at);
  }

  private takeError(message: string): void {
    const problem = { message: explainXmlFault(message), place: this.place(Math.max(0, this.parser.position - 1)) };
    const prefix = message.includes('unbound namespace prefix');
    if (!prefix || !this.problems.some((each) => each.message === problem.message)) this.problems.push(problem);
    if (!prefix) throw new Stop();
  }

  private stop(message: string, offset = Math.max(0, this.parser.position - 1)): never {
    this.problems.push({ message, place: this.place(offset) });
    throw new Stop();
  }
}
