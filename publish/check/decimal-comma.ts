/** A number as Vietnamese writes it: `0,48`. */
export function decimalComma(number: number | string): string {
  return String(number).replace('.', ',');
}
