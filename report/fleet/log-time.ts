/** `22/Nov/2026:15:40:00 +0700`, the time of nginx and Apache, as epoch seconds; `NaN` for what is none. 26 bytes. */
export function bracketedTime(bytes: Uint8Array, from: number): number {
  const month = MONTHS.get(((bytes[from + 3] ?? 0) << 16) | ((bytes[from + 4] ?? 0) << 8) | (bytes[from + 5] ?? 0));
  const zone = (twoDigits(bytes, from + 22) * 60 + twoDigits(bytes, from + 24)) * 60;
  const sign = bytes[from + 21] === PLUS ? 1 : bytes[from + 21] === MINUS ? -1 : NaN;
  if (month === undefined || bytes[from + 2] !== SLASH || bytes[from + 6] !== SLASH) return NaN;
  return utc(year(bytes, from + 7), month, twoDigits(bytes, from), bytes, from + 12) - sign * zone;
}

/** `2026-11-22` and `08:40:00`, the time of IIS and CloudFront, which is in UTC, as epoch seconds; `NaN` for what is none. */
export function fieldTime(bytes: Uint8Array, date: number, time: number): number {
  if (bytes[date + 4] !== MINUS || bytes[date + 7] !== MINUS) return NaN;
  return utc(year(bytes, date), twoDigits(bytes, date + 5) - 1, twoDigits(bytes, date + 8), bytes, time);
}

/** A day, and the time of day that stands at `clock` as `15:40:00`. */
function utc(year: number, month: number, day: number, bytes: Uint8Array, clock: number): number {
  const hour = twoDigits(bytes, clock);
  const minute = twoDigits(bytes, clock + 3);
  const second = twoDigits(bytes, clock + 6);
  const isClock = bytes[clock + 2] === COLON && bytes[clock + 5] === COLON;
  if (
    !isClock ||
    !(year >= 2000 && month >= 0 && month < 12 && day > 0 && day < 32 && hour < 24 && minute < 60 && second <= 60)
  )
    return NaN;
  return Date.UTC(year, month, day, hour, minute, second) / 1000;
}

function year(bytes: Uint8Array, from: number): number {
  return twoDigits(bytes, from) * 100 + twoDigits(bytes, from + 2);
}

function twoDigits(bytes: Uint8Array, from: number): number {
  const tens = (bytes[from] ?? 0) - 48;
  const ones = (bytes[from + 1] ?? 0) - 48;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? NaN : tens * 10 + ones;
}

const MONTHS: ReadonlyMap<number, number> = new Map(
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, month) => [
    (name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2),
    month,
  ]),
);

const PLUS = 0x2b;
const MINUS = 0x2d;
const SLASH = 0x2f;
const COLON = 0x3a;
