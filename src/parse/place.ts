/** A place in a payload's text: lines and columns from 1, columns in UTF-16 units. */
export interface Place {
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
}

/** A payload that could not be read, in our own words: the text never quotes the payload. */
export interface ParseProblem {
  /** A sentence that says what is wrong and what to do. */
  message: string;
  place?: Place;
  /** The path in the payload's own notation, where one is known. */
  path?: string;
}

/** Turns the path of a fact (FHIRPath, XPath, PID[1]-3[2].1 …) into a place. Work is done only when it is called. */
export type Locate = (path: string) => Place | undefined;
