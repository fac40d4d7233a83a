/** What every fact has: where it stands, in the payload's own notation. */
export interface FactBase {
  path: string;
}
