/** What a postcoordinated expression says; terms are left out. */

export interface Expression {
  /** === or <<<; equivalent where neither is written */
  status: 'equivalent' | 'subtype';
  body: SubExpression;
}

export interface ConceptReference {
  id: string;
  /** Place in the text, counted from 0 */
  at: number;
}

export interface SubExpression {
  /** Joined by + */
  focus: ConceptReference[];
  /** Attributes outside any group */
  attributes: ExpressionAttribute[];
  groups: ExpressionAttribute[][];
}

export interface ExpressionAttribute {
  name: ConceptReference;
  value:
    | { kind: 'expression'; body: SubExpression }
    | { kind: 'text'; text: string }
    | { kind: 'number'; text: string }
    | { kind: 'boolean'; value: boolean };
}
