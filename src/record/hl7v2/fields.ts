/** Fields of a segment as text, with escapes undone and the null value `""` taken as nothing (HL7 v2.4, 2.6 to 2.10). */
import { undoEscapes } from '../../parse/er7-escapes.js';
import { er7Path } from '../../parse/er7-path.js';
import type { Er7Segment, Er7Tree } from '../../parse/tree.js';

/** One repetition of a field. */
export interface Repetition {
  segment: Er7Segment;
  field: number;
  /** From 1 */
  number: number;
  components: string[][];
  separators: Er7Tree['separators'];
}

export function repetitionsOf(segment: Er7Segment, field: number, tree: Er7Tree): Repetition[] {
  const repetitions: Repetition[] = [];
  (segment.fields[field] ?? []).forEach((components, index) => {
    if (components.some((component) => component.some((text) => text !== '' && text !== '""'))) {
      repetitions.push({ segment, field, number: index + 1, components, separators: tree.separators });
    }
  });
  return repetitions;
}

/** A component, or a subcomponent of it, both from 1. */
export function textAt(repetition: Repetition, component: number, subcomponent = 1): string | undefined {
  const text = repetition.components[component - 1]?.[subcomponent - 1];
  if (text === undefined || text === '' || text === '""') return undefined;
  return text.includes(repetition.separators.escape) ? undoEscapes(text, repetition.separators) : text;
}

/** The first component of the first repetition of a field. */
export function fieldText(
  segment: Er7Segment | undefined,
  field: number,
  tree: Er7Tree,
  component = 1,
): string | undefined {
  const first = segment && repetitionsOf(segment, field, tree)[0];
  return first && textAt(first, component);
}

export function pathOf(repetition: Repetition, component?: number): string {
  return er7Path(repetition.segment, repetition.field, repetition.number, component);
}
