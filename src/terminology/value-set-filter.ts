/** Filters of a value set over a code system that an index holds. Source: FHIR R4 §4.9.5, and its page on SNOMED CT. */
import type { TermAnswer } from './contract.js';
import type { TerminologyIndex } from './index/terminology-index.js';

export interface ValueSetFilter {
  property: string;
  op: string;
  value: string;
}

/** Is a concept among those of an expression? Undefined where it cannot be told. */
export type Expression = (index: TerminologyIndex, expression: string, ordinal: number) => boolean | undefined;

/** Whether a concept meets a filter; undefined where the index cannot tell. */
export function meetsFilter(
  index: TerminologyIndex,
  { property, op, value }: ValueSetFilter,
  ordinal: number,
  expression: Expression,
): boolean | undefined {
  if (property === 'expression' || property === 'constraint')
    return op === '=' ? expression(index, value, ordinal) : undefined;
  if (property === 'concept' || property === 'code') return byConcept(index, op, value.trim(), ordinal, expression);
  if (property === 'parent' && op === '=') {
    // dm+d's levels are the parents of its codes on the NHS terminology server.
    const top = index.find(value);
    return top < 0
      ? index.header.categories.includes(value) && index.category(ordinal) === value
      : index.parents(ordinal).includes(top);
  }
  return byProperty(index, property, op, value, ordinal);
}

function byConcept(
  index: TerminologyIndex,
  op: string,
  value: string,
  ordinal: number,
  expression: Expression,
): boolean | undefined {
  if (op === 'in') {
    if (/^\^?\s*\d{6,18}$/.test(value)) return expression(index, `^ ${value.replace('^', '').trim()}`, ordinal);
    return value.split(',').some((one) => index.findOften(one.trim()) === ordinal);
  }
  const named = index.findOften(value);
  if (named < 0) return undefined;
  const above = () => index.isAbove(named, ordinal);
  switch (op) {
    case 'is-a':
      return named === ordinal || above();
    case 'descendent-of':
      return above();
    case 'is-not-a':
      return named !== ordinal && !above();
    case 'child-of':
      return index.parents(ordinal).includes(named);
    case '=':
      return named === ordinal;
    default:
      return undefined;
  }
}

function byProperty(
  index: TerminologyIndex,
  property: string,
  op: string,
  value: string,
  ordinal: number,
): boolean | undefined {
  if (!index.propertyNames().includes(property)) return undefined;
  const held = index.property(property, ordinal);
  if (op === '=') return held.includes(value);
  if (op === 'exists') return held.length > 0 === (value === 'true');
  const listed = value.split(',').map((one) => one.trim());
  if (op === 'in') return held.some((one) => listed.includes(one));
  return op === 'not-in' ? !held.some((one) => listed.includes(one)) : undefined;
}

export function answerOf(index: TerminologyIndex, yes: boolean): TermAnswer {
  return { answer: yes ? 'yes' : 'no', edition: index.edition };
}
