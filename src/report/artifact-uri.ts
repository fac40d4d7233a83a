/** A payload's name as a URI reference, as SARIF and GitLab name files. */

/** Each part of the path is escaped; an absolute path becomes a file URI, and the rest stay relative. */
export function artifactUri(name: string): string {
  const slashed = name.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const escaped = slashed.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(slashed)) return `file:///${escaped.replace('%3A', ':')}`;
  return slashed.startsWith('/') ? `file://${escaped}` : escaped;
}
