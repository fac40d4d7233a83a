/** Other ids that name a concept, as those of its descriptions: ordered like codes, and for each, in three bytes, an ordinal. */
import type { IndexHeader } from '../index-format.js';
import type { OrderedCodes } from './code-set.js';
import { CodeTable } from './code-table.js';
import { type CodeSections, encodeCodes } from './encode-codes.js';
import type { Section } from './section.js';

export interface AliasColumns {
  codes: OrderedCodes;
  /** Of each alias in its order: the ordinal of the concept */
  concepts: Uint32Array;
}

const WIDTH = 3;

export class AliasTable {
  private readonly table: CodeTable | undefined;
  private readonly concepts: Section;

  constructor(
    { aliasGroups }: Pick<IndexHeader, 'aliasGroups'>,
    sections: Record<'aliasAnchors' | 'aliases' | 'aliasConcepts', Section>,
  ) {
    const { aliasAnchors: codeAnchors, aliases: codes, aliasConcepts } = sections;
    this.concepts = aliasConcepts;
    if (aliasConcepts.length === 0) return;
    // An alias that is no identifier is not kept, so there are no texts.
    const parts = { codeAnchors, codes, textAnchors: codes, textCodes: codes };
    this.table = new CodeTable({ groups: aliasGroups, concepts: aliasConcepts.length / WIDTH }, parts);
  }

  get held(): boolean {
    return this.table !== undefined;
  }

  /** The ordinal of the concept that an id names; -1 where the index does not hold the id. */
  find(id: string): number {
    const alias = this.table?.find(id) ?? -1;
    if (alias < 0) return -1;
    const at = this.concepts.window(alias * WIDTH, WIDTH);
    const { bytes } = this.concepts;
    return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
  }
}

export function encodeAliases(
  columns: AliasColumns | undefined,
): Pick<CodeSections, 'groups' | 'codeAnchors' | 'codes'> & { concepts: Uint8Array } {
  const nothing = new Uint8Array(0);
  if (!columns) return { groups: [], codeAnchors: nothing, codes: nothing, concepts: nothing };
  const concepts = new Uint8Array(columns.concepts.length * WIDTH);
  columns.concepts.forEach((ordinal, at) => {
    concepts[at * WIDTH] = ordinal;
    concepts[at * WIDTH + 1] = ordinal >> 8;
    concepts[at * WIDTH + 2] = ordinal >> 16;
  });
  const { groups, codeAnchors, codes } = encodeCodes(columns.codes);
  return { groups, codeAnchors, codes, concepts };
}
