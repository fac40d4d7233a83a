/** What an expression constraint says. Brackets that change nothing, comments and the spelling of keywords are gone. */

export type Operator =
  | 'childOf'
  | 'childOrSelfOf'
  | 'descendantOf'
  | 'descendantOrSelfOf'
  | 'parentOf'
  | 'parentOrSelfOf'
  | 'ancestorOf'
  | 'ancestorOrSelfOf'
  | 'top'
  | 'bottom';

export type Constraint = Simple | Compound | Refined | Dotted;

export interface Simple {
  kind: 'simple';
  operator?: Operator;
  /** Fields of the reference set that are asked for; none: the referenced component */
  memberOf?: { fields: string[] | '*' };
  focus: Focus;
  filters: Filter[];
  history?: History;
}

export type Focus =
  | { kind: 'concept'; id: string; at: number }
  | { kind: 'any' }
  | { kind: 'alternate'; scheme: string; code: string }
  | { kind: 'nested'; constraint: Constraint };

/** `minus` has two operands, the others two or more. */
export interface Compound {
  kind: 'and' | 'or' | 'minus';
  operands: Constraint[];
}

export interface Refined {
  kind: 'refined';
  focus: Constraint;
  refinement: Refinement;
}

export interface Dotted {
  kind: 'dotted';
  focus: Constraint;
  attributes: Constraint[];
}

export type Refinement = { kind: 'and' | 'or'; operands: Refinement[] } | Group | Attribute;

export interface Cardinality {
  /** As written; there is no upper bound on the number of digits */
  least: string;
  most: string | '*';
}

export interface Group {
  kind: 'group';
  cardinality?: Cardinality;
  content: Refinement;
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export interface Attribute {
  kind: 'attribute';
  cardinality?: Cardinality;
  reverse: boolean;
  name: Constraint;
  comparison: Comparison;
  value: Value;
}

export type Value =
  | { kind: 'constraint'; constraint: Constraint }
  | { kind: 'number'; text: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'terms'; terms: SearchTerm[] }
  | { kind: 'times'; times: string[] };

/** `text` with its escapes undone; of `wild`, as it is written. */
export interface SearchTerm {
  how: 'match' | 'wild';
  text: string;
}

export type History = { profile: 'MIN' | 'MOD' | 'MAX' | 'all' } | { profile: 'subset'; constraint: Constraint };

export interface Filter {
  on: 'description' | 'concept' | 'member';
  tests: FilterTest[];
}

/** Acceptabilities as `accept`, `prefer` or concept ids. */
export interface Dialect {
  dialect: string;
  acceptability: string[];
}

export type FilterTest =
  | { test: 'term'; comparison: Comparison; terms: SearchTerm[] }
  | { test: 'language' | 'type' | 'definitionStatus' | 'id'; comparison: Comparison; words: string[] }
  | { test: 'typeId' | 'moduleId' | 'definitionStatusId'; comparison: Comparison; value: Constraint }
  | { test: 'dialect'; comparison: Comparison; dialects: Dialect[] }
  | { test: 'dialectId'; comparison: Comparison; value: Constraint | Dialect[]; acceptability: string[] }
  | { test: 'effectiveTime'; comparison: Comparison; times: string[] }
  | { test: 'active'; comparison: Comparison; value: boolean }
  | { test: 'field'; name: string; comparison: Comparison; value: Value };
