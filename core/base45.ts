/**
 * Bytes as text of the 45 characters for which a QR code has a mode of its own (RFC 9285): three characters for two bytes
 * take 16.5 bits, where base64 would take 21. Text, because what reads codes in browsers gives no bytes.
 */
export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) {
    const high = bytes[at] ?? 0;
    const low = bytes[at + 1];
    const value = low === undefined ? high : high * 256 + low;
    text += `${DIGITS[value % 45]}${DIGITS[Math.floor(value / 45) % 45]}`;
    if (low !== undefined) text += DIGITS[Math.floor(value / 2025)];
  }
  return text;
}

/** The bytes of such a text; `undefined` for what is none. */
export function fromBase45(text: string): Uint8Array | undefined {
  const rest = text.length % 3;
  if (rest === 1) return undefined;
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (rest === 2 ? 1 : 0));
  for (let at = 0, to = 0; at < text.length; at += 3, to += 2) {
    const [a, b, c] = [digit(text, at), digit(text, at + 1), at + 2 < text.length ? digit(text, at + 2) : 0];
    const isPair = at + 2 < text.length;
    const value = a + 45 * b + 2025 * c;
    // A character that is none of the 45 is `NaN`, and no number is above that.
    if (!(value <= (isPair ? 0xffff : 0xff))) return undefined;
    bytes[to] = isPair ? value >> 8 : value;
    if (isPair) bytes[to + 1] = value & 0xff;
  }
  return bytes;
}

function digit(text: string, at: number): number {
  const found = DIGITS.indexOf(text[at] ?? '?');
  return found < 0 ? NaN : found;
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
