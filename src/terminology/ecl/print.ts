/** Writes a constraint in brief syntax: one spelling for all that mean the same. Terms and comments are left out. */
import { printFilter, printHistory } from './print-filter.js';
import type { Attribute, Cardinality, Constraint, Focus, Operator, Refinement, Value } from './tree.js';

const SIGNS: Record<Operator, string> = {
  childOf: '<! ',
  childOrSelfOf: '<<! ',
  descendantOf: '< ',
  descendantOrSelfOf: '<< ',
  parentOf: '>! ',
  parentOrSelfOf: '>>! ',
  ancestorOf: '> ',
  ancestorOrSelfOf: '>> ',
  top: '!!> ',
  bottom: '!!< ',
};
const WORDS = { and: ' AND ', or: ' OR ', minus: ' MINUS ' };

/** The constraint in canonical brief form, which parseEcl reads again as the same constraint. */
export function printEcl(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'and':
    case 'or':
    case 'minus':
      return constraint.operands.map(inBrackets).join(WORDS[constraint.kind]);
    case 'refined':
      return `${inBrackets(constraint.focus)}: ${printRefinement(constraint.refinement)}`;
    case 'dotted':
      return [constraint.focus, ...constraint.attributes].map(inBrackets).join(' . ');
    case 'simple': {
      const { operator, memberOf, focus, filters, history } = constraint;
      const fields = memberOf?.fields === '*' ? ['*'] : memberOf?.fields;
      const member = fields === undefined ? '' : fields.length > 0 ? `^ [${fields.join(', ')}] ` : '^ ';
      const head = `${operator ? SIGNS[operator] : ''}${member}${printFocus(focus)}`;
      const tail = filters.map((filter) => printFilter(filter, inBrackets, printValue));
      if (history) tail.push(printHistory(history, printEcl));
      return [head, ...tail].join(' ');
    }
  }
}

function inBrackets(constraint: Constraint): string {
  return constraint.kind === 'simple' ? printEcl(constraint) : `(${printEcl(constraint)})`;
}

function printFocus(focus: Focus): string {
  if (focus.kind === 'concept') return focus.id;
  if (focus.kind === 'any') return '*';
  if (focus.kind === 'nested') return `(${printEcl(focus.constraint)})`;
  const text = `${focus.scheme}#${focus.code}`;
  return /^[A-Za-z0-9._-]+$/.test(focus.code) ? text : `"${text}"`;
}

function printRefinement(refinement: Refinement): string {
  if (refinement.kind === 'attribute') return printAttribute(refinement);
  if (refinement.kind === 'group')
    return `${printCardinality(refinement.cardinality)}{ ${printRefinement(refinement.content)} }`;
  const joined = refinement.operands.map((one) => {
    const text = printRefinement(one);
    return one.kind === 'and' || one.kind === 'or' ? `(${text})` : text;
  });
  return joined.join(refinement.kind === 'and' ? ', ' : ' OR ');
}

function printAttribute({ cardinality, reverse, name, comparison, value }: Attribute): string {
  const head = `${printCardinality(cardinality)}${reverse ? 'R ' : ''}${inBrackets(name)}`;
  return `${head} ${comparison} ${printValue(value)}`;
}

function printCardinality(cardinality: Cardinality | undefined): string {
  return cardinality ? `[${cardinality.least}..${cardinality.most}] ` : '';
}

function printValue(value: Value): string {
  switch (value.kind) {
    case 'constraint':
      return inBrackets(value.constraint);
    case 'number':
      return `#${value.text}`;
    case 'boolean':
      return String(value.value);
    case 'times':
      return printSeveral(value.times.map((time) => `"${time}"`));
    case 'terms':
      return printSeveral(value.terms.map(printTerm));
  }
}

function printTerm({ how, text }: { how: string; text: string }): string {
  return how === 'wild' ? `wild:"${text}"` : `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

function printSeveral(parts: string[]): string {
  return parts.length === 1 ? parts[0]! : `(${parts.join(' ')})`;
}
