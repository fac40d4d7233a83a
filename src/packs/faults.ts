/** What is wrong with a pack: each fault with its file, its line and the part of the schema that says so. */
export interface PackFault {
  /** As the user named the folder, and the path in it */
  file: string;
  line?: number;
  /** Where in the file: members and indices, as `check.pattern.matches` */
  at?: string;
  /** The schema and the place in it, as `rule.json#/properties/severity/enum` */
  schema?: string;
  message: string;
}

const MOST_SAID = 20;

/** A pack that is not taken. Its message is our own words and holds every fault, one a line. */
export class PackError extends Error {
  override name = 'PackError';

  constructor(
    message: string,
    readonly faults: readonly PackFault[] = [],
  ) {
    const more = faults.length > MOST_SAID ? [`and ${faults.length - MOST_SAID} more`] : [];
    super([message, ...faults.slice(0, MOST_SAID).map(writeFault), ...more].join('\n'));
  }
}

export function writeFault({ file, line, at, schema, message }: PackFault): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place}: ${at ? `${at}: ` : ''}${message}${schema ? ` (${schema})` : ''}`;
}
