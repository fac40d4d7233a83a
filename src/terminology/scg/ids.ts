/** The identifiers of an expression. */
import { componentOf, splitSctid } from '../sctid.js';
import type { ConceptReference, Expression, ExpressionAttribute, SubExpression } from './tree.js';

/** All concepts that an expression names, attributes among them, in the order of the text. */
export function conceptsOf({ body }: Expression): ConceptReference[] {
  return ofBody(body);
}

function ofBody({ focus, attributes, groups }: SubExpression): ConceptReference[] {
  return [...focus, ...attributes.flatMap(ofAttribute), ...groups.flatMap((group) => group.flatMap(ofAttribute))];
}

function ofAttribute({ name, value }: ExpressionAttribute): ConceptReference[] {
  return value.kind === 'expression' ? [name, ...ofBody(value.body)] : [name];
}

export interface IdFault extends ConceptReference {
  fault: 'check-digit' | 'not-a-concept' | 'partition';
}

/** Identifiers that cannot be those of concepts. Source: SNOMED CT release file specification 6.1 to 6.8. */
export function idFaultsOf(expression: Expression): IdFault[] {
  return conceptsOf(expression).flatMap((reference) => {
    const fault = faultOf(reference.id);
    return fault ? [{ ...reference, fault }] : [];
  });
}

function faultOf(id: string): IdFault['fault'] | undefined {
  const component = componentOf(id);
  if (component === undefined) return 'partition';
  if (splitSctid(id) === undefined) return 'check-digit';
  return component === 'concept' ? undefined : 'not-a-concept';
}
