/** How long a line may get. */
const LINE = 120;

/** JSON as people write it by hand: what fits on a line stands on one. */
export function writeJson(value: unknown, indent = ''): string {
  const line = writeJsonLine(value);
  if (typeof value !== 'object' || value === null || indent.length + line.length <= LINE) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((one) => `${inner}${writeJson(one, inner)}`).join(',\n')}\n${indent}]`;
  }
  const fields = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{\n${fields.map(([key, one]) => `${inner}${JSON.stringify(key)}: ${writeJson(one, inner)}`).join(',\n')}\n${indent}}`;
}

/** The same on one line, however long. */
export function writeJsonLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(writeJsonLine).join(', ')}]`;
  const fields = Object.entries(value).filter(([, one]) => one !== undefined);
  return fields.length === 0
    ? '{}'
    : `{ ${fields.map(([key, one]) => `${JSON.stringify(key)}: ${writeJsonLine(one)}`).join(', ')} }`;
}
