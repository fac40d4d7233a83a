/** What a stream can show. */

interface Screen {
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

/** Columns of a report that goes to a file or a pipe. */
const USUAL_WIDTH = 100;

/** NO_COLOR, then FORCE_COLOR, then whether the stream is a terminal (no-color.org, force-color.org). */
export function wantsColour(stream: Screen, environment: NodeJS.ProcessEnv): boolean {
  if (environment['NO_COLOR']) return false;
  const force = environment['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  return stream.isTTY === true && environment['TERM'] !== 'dumb';
}

export function widthOf(stream: Screen): number {
  return stream.isTTY && stream.columns ? stream.columns : USUAL_WIDTH;
}

/** A line that is rewritten belongs on a terminal that a person looks at. */
export function showsProgress(stream: Screen, environment: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && environment['TERM'] !== 'dumb' && !environment['CI'];
}
