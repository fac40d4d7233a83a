/** The parts that stand directly in a narrative's div, with their language and classes. */
import { type Attribute, MarkupError, readMarkup } from './tokens.js';

export interface Section {
  /** Empty for text that stands directly in the div */
  tag: string;
  classes: readonly string[];
  language: string | undefined;
}

/** @returns undefined where the text is not well-formed */
export function outerSections(div: string): Section[] | undefined {
  const sections: Section[] = [];
  let depth = 0;
  try {
    readMarkup(div, {
      open: (tag, attributes, empty) => {
        if (depth === 1) sections.push(sectionOf(tag, attributes));
        if (!empty) depth++;
      },
      close: () => {
        depth--;
      },
      text: (text) => {
        if (depth === 1 && text.trim() !== '') sections.push({ tag: '', classes: [], language: undefined });
      },
    });
  } catch (error) {
    if (error instanceof MarkupError) return undefined;
    throw error;
  }
  return sections;
}

function sectionOf(tag: string, attributes: readonly Attribute[]): Section {
  const value = (name: string) => attributes.find((attribute) => attribute.name === name)?.value;
  return {
    tag,
    classes: (value('class') ?? '').split(/\s+/).filter((name) => name !== ''),
    language: value('lang') ?? value('xml:lang'),
  };
}
