import type { Er7Tree } from './tree.js';

type Separators = Er7Tree['separators'];

/**
 * Undoes the escape sequences of HL7 v2 (chapter 2.7): the separators \F\ \S\ \T\ \R\ \E\, the truncation character \P\,
 * characters by number \Xhh…\, and formatting commands, where a break gives a new line and the others give nothing.
 * A sequence that is not known stays as it is.
 */
export function undoEscapes(text: string, separators: Separators): string {
  const sign = separators.escape;
  if (sign === '' || !text.includes(sign)) return text;
  let result = '';
  let at = 0;
  for (let open = text.indexOf(sign); open !== -1; open = text.indexOf(sign, at)) {
    const close = text.indexOf(sign, open + 1);
    if (close < 0) break;
    const meaning = meaningOf(text.slice(open + 1, close), separators);
    if (meaning === undefined) {
      result += text.slice(at, close);
      at = close;
      continue;
    }
    result += text.slice(at, open) + meaning;
    at = close + 1;
  }
  return result + text.slice(at);
}

function meaningOf(code: string, separators: Separators): string | undefined {
  switch (code) {
    case 'F':
      return separators.field;
    case 'S':
      return separators.component;
    case 'T':
      return separators.subcomponent;
    case 'R':
      return separators.repetition;
    case 'E':
      return separators.escape;
    case 'P':
      return '#';
    case '.br':
    case '.ce':
      return '\n';
    case 'H':
    case 'N':
      return '';
  }
  if (/^X(?:[0-9A-Fa-f]{2})+$/.test(code)) return fromHex(code.slice(1));
  if (/^\.(?:sp|in|ti|fi|nf|sk)/.test(code)) return code.startsWith('.sp') ? '\n' : '';
  return /^[CMZ][0-9A-Za-z]*$/.test(code) ? '' : undefined;
}

function fromHex(hex: string): string {
  const bytes = Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
  return new TextDecoder().decode(bytes);
}
