/** The parts that stand directly in a narrative's div, with their language and classes. */
import { MarkupError } from './markup-error.js';
import { type Attribute, type Listener, readMarkup } from './tokens.js';

export interface Section {
  /** Empty for text that stands directly in the div */
  tag: string;
  classes: readonly string[];
  language: string | undefined;
}

class SectionReader implements Listener {
  readonly sections: Section[] = [];
  private readonly tags: string[] = [];

  open(tag: string, attributes: readonly Attribute[], empty: boolean): void {
    if (this.tags.length === 1) this.sections.push(sectionOf(tag, attributes));
    if (!empty) this.tags.push(tag);
  }

  expected(): string | undefined {
    return this.tags.at(-1);
  }

  close(): void {
    this.tags.pop();
  }

  text(blank: boolean): void {
    if (this.tags.length === 1 && !blank) this.sections.push({ tag: '', classes: [], language: undefined });
  }
}

/** @returns undefined where the text is not well-formed */
export function outerSections(div: string): Section[] | undefined {
  const reader = new SectionReader();
  try {
    readMarkup(div, reader);
  } catch (error) {
    if (error instanceof MarkupError) return undefined;
    throw error;
  }
  return reader.sections;
}

function sectionOf(tag: string, attributes: readonly Attribute[]): Section {
  const value = (name: string) => attributes.find((attribute) => attribute.name === name)?.value;
  return {
    tag,
    classes: (value('class') ?? '').split(/\s+/).filter((name) => name !== ''),
    language: value('lang') ?? value('xml:lang'),
  };
}
