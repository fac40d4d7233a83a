/** Names what answered, as messages have it: `snomed-ct 83821000000107 20260415 of terminology.example`. */

const EDITION = /\/sct\/(\d{6,18})(?:\/version\/(\d{6,8}))?/;
/** What a server calls its version is its own text; only this of it is printed */
const PLAIN = /^[\w.+-]{1,40}$/;

export function editionName(system: string, version: string | undefined, host: string): string {
  const [, edition, date] = EDITION.exec(version ?? '') ?? [];
  const parts = edition ? [edition, date] : [version !== undefined && PLAIN.test(version) ? version : undefined];
  return `${[system, ...parts].filter((part) => part !== undefined).join(' ')} of ${host}`;
}
