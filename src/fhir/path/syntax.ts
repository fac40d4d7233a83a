/** The syntax tree of an expression. `at` is the place in its text. */
export type BinaryOperator =
  | '*'
  | '/'
  | 'div'
  | 'mod'
  | '+'
  | '-'
  | '&'
  | '|'
  | '<='
  | '<'
  | '>'
  | '>='
  | '='
  | '~'
  | '!='
  | '!~'
  | 'in'
  | 'contains'
  | 'and'
  | 'or'
  | 'xor'
  | 'implies';

export type Syntax =
  | { kind: 'literal'; value: string | number | boolean; at: number }
  | { kind: 'empty'; at: number }
  | { kind: 'moment'; text: string; at: number }
  | { kind: 'quantity'; value: number; unit: string; at: number }
  | { kind: 'constant'; name: string; at: number }
  | { kind: 'this' | 'index' | 'total'; at: number }
  | { kind: 'member'; on: Syntax | undefined; name: string; at: number }
  | { kind: 'call'; on: Syntax | undefined; name: string; args: Syntax[]; at: number }
  | { kind: 'indexer'; on: Syntax; index: Syntax; at: number }
  | { kind: 'sign'; minus: boolean; of: Syntax; at: number }
  | { kind: 'binary'; operator: BinaryOperator; left: Syntax; right: Syntax; at: number }
  | { kind: 'type'; operator: 'is' | 'as'; left: Syntax; type: string; at: number };
