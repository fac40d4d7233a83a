/** Puts together what the files of a release say of each identifier. */
import type { ConceptRow } from '../../index/writer.js';
import { splitSctid } from '../../sctid.js';
import type { DmdPart } from './facts.js';
import type { DmdRow } from './rows.js';

interface Concept {
  /** False where it is only known as a previous id */
  listed: boolean;
  active: boolean;
  category: string;
  parents: string[];
  displays: { text: string; preferred: boolean }[];
  /** The ids that took its place */
  successors: string[];
  properties: Record<string, string> | undefined;
}

/** Most identifiers have neither; one empty list for all of them saves a hundred megabytes in a whole release. */
const NONE: string[] = [];

/** A code of another list, as 0001 for a flavour, is no identifier of dm+d. */
const SHORT = /^\d{1,5}$/;

export class DmdConcepts {
  private readonly concepts = new Map<string, Concept>();
  /** Identifiers that come again, in another list or the same one */
  repeated = 0;

  take(part: DmdPart, { element, around, fields }: DmdRow): boolean {
    const id = fields.get(part.id) ?? '';
    if ((part.row !== undefined && part.row !== element) || id === '' || SHORT.test(id)) return false;
    if (!part.optional) this.list(id, part, around, fields);
    const previous = part.previous === undefined ? undefined : fields.get(part.previous);
    if (previous !== undefined && previous !== '' && previous !== id && !SHORT.test(previous))
      this.replace(previous, id);
    return true;
  }

  private replace(previous: string, id: string): void {
    const concept = this.of(previous);
    if (!concept.successors.includes(id)) concept.successors = [...concept.successors, id];
  }

  private list(id: string, part: DmdPart, around: string, fields: DmdRow['fields']): void {
    const concept = this.of(id);
    const active = !isSet(fields.get('INVALID'));
    if (concept.listed) this.repeated += 1;
    else concept.category = part.level ?? around;
    // Of two lists that hold an identifier, one where it is valid is enough.
    concept.active = active || (concept.listed && concept.active);
    concept.listed = true;
    for (const name of part.parents) {
      const parent = fields.get(name);
      if (parent !== undefined && parent !== id) concept.parents = [...concept.parents, parent];
    }
    const preferred = part.name.find((name) => fields.get(name));
    for (const name of new Set([...part.name, ...part.further])) {
      const text = fields.get(name);
      if (text) concept.displays.push({ text, preferred: name === preferred });
    }
    for (const name of part.properties) {
      const value = fields.get(name);
      if (value) concept.properties = { ...concept.properties, [name]: value };
    }
  }

  private of(id: string): Concept {
    const held = this.concepts.get(id);
    if (held) return held;
    const concept: Concept = {
      listed: false,
      active: false,
      category: '',
      parents: NONE,
      displays: [],
      successors: NONE,
      properties: undefined,
    };
    this.concepts.set(id, concept);
    return concept;
  }

  /** How many there are, are only known as previous ids, and fail the check digit. */
  counts(): { codes: number; previous: number; misformed: number } {
    let previous = 0;
    let misformed = 0;
    for (const [id, { listed }] of this.concepts) {
      if (!listed) previous += 1;
      if (splitSctid(id) === undefined) misformed += 1;
    }
    return { codes: this.concepts.size, previous, misformed };
  }

  /** Rows for the index. A previous id has the level of what took its place. */
  *rows(): Generator<ConceptRow> {
    for (const [code, { category, active, parents, displays, successors, properties }] of this.concepts)
      yield {
        code,
        active,
        category: category || this.levelOf(successors),
        parents,
        displays,
        replacements: successors.map((successor) => ({ code: successor, kind: 'previous-id' })),
        ...(properties ? { properties } : {}),
      };
  }

  private levelOf(successors: readonly string[]): string {
    for (const id of successors) {
      const level = this.concepts.get(id)?.category;
      if (level) return level;
    }
    return '';
  }
}

/** INVALID is 1 or is not there. */
function isSet(text: string | undefined): boolean {
  return text !== undefined && text !== '' && text !== '0';
}
