/**
 * Marks that examples and templates leave where a value belongs: {{x}}, ${x}, __X__, @@x@@, %x%, #x#, [x] and <x>.
 * The last three kinds count only where they are the whole value, as such characters stand in real codes too.
 */
const INSIDE = [
  ['{{', '}}'],
  ['${', '}'],
  ['__', '__'],
  ['@@', '@@'],
] as const;
const WHOLE = [
  ['%', '%'],
  ['#', '#'],
  ['[', ']'],
  ['<', '>'],
  ['$', ''],
  ['#', ''],
] as const;

/** True where a value is, or holds, a mark that was to be replaced before sending. */
export function isPlaceholder(value: string | undefined): boolean {
  if (!value) return false;
  for (const [open, close] of INSIDE) {
    const start = value.indexOf(open);
    if (start >= 0 && value.indexOf(close, start + open.length) >= start + open.length) return true;
  }
  const trimmed = value.trim();
  for (const [open, close] of WHOLE) {
    const inner = trimmed.length - open.length - close.length;
    if (inner > 0 && trimmed.startsWith(open) && trimmed.endsWith(close)) return true;
  }
  return false;
}
