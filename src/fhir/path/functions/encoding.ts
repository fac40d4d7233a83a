/** Texts as hexadecimal and base64 of their UTF-8 bytes, without Node's Buffer. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export const BASE64: Readonly<Record<string, string>> = { base64: `${LETTERS}+/`, urlbase64: `${LETTERS}-_` };

export function toHex(value: string): string {
  return [...new TextEncoder().encode(value)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function fromHex(value: string): string | undefined {
  if (value.length % 2 !== 0 || /[^0-9a-fA-F]/.test(value)) return undefined;
  const bytes = new Uint8Array(value.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(value.slice(2 * i, 2 * i + 2), 16);
  return new TextDecoder().decode(bytes);
}

export function toBase64(value: string, alphabet: string): string {
  const bytes = new TextEncoder().encode(value);
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const bits = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out += alphabet[bits >> 18]! + alphabet[(bits >> 12) & 63]!;
    out += left > 1 ? alphabet[(bits >> 6) & 63]! : '=';
    out += left > 2 ? alphabet[bits & 63]! : '=';
  }
  return out;
}

export function fromBase64(value: string): string | undefined {
  const clean = value.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  const alphabet = BASE64['base64']!;
  const bytes: number[] = [];
  let bits = 0;
  let size = 0;
  for (const c of clean) {
    const at = alphabet.indexOf(c);
    if (at < 0) return undefined;
    bits = ((bits << 6) | at) & 0xffffff;
    size += 6;
    if (size >= 8) {
      size -= 8;
      bytes.push((bits >> size) & 255);
    }
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}
