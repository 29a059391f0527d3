/** Readers of single values as a person writes them: each gives `undefined` for one that is wrong. */
export function readConfigUrl(value: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(value)?.[1]?.toLowerCase();
  if (scheme === undefined) return value === '' ? undefined : value;
  return scheme === 'http' || scheme === 'https' ? (/^https?:\/\/[^/\s]+/i.test(value) ? value : undefined) : undefined;
}

export function readWebUrl(value: string): string | undefined {
  return /^https?:\/\/[^\s/?#]+/i.test(value) && !/\s/.test(value) ? value : undefined;
}

export function readPath(value: string): string | undefined {
  return value === '' ? undefined : value;
}

export function readPort(value: string): number | undefined {
  const port = Number(value);
  return /^\d+$/.test(value) && port >= 1024 && port <= 65_535 ? port : undefined;
}

export function readProxy(value: string): string | undefined {
  return /^http:\/\/([^\s/?#@]*@)?[^\s/?#@:]+(:\d{1,5})?\/?$/i.test(value) ? value : undefined;
}

export function readScreenId(value: string): string | undefined {
  return /^[\p{L}\p{N}._-]{1,64}$/u.test(value.normalize('NFC')) ? value.normalize('NFC') : undefined;
}

export function readTags(value: string): readonly string[] | undefined {
  const tags = value.split(',').map((tag) => tag.trim().normalize('NFC'));
  return tags.every((tag) => /^[^=\s]+=[^=]+$/.test(tag)) ? tags : undefined;
}

export function readSwitch(value: string): boolean | undefined {
  return { on: true, off: false }[value];
}

/** Reads a number as its schema has it; a comma is as good as a point. */
export function numberIn({
  type,
  minimum,
  maximum,
}: {
  readonly type: 'integer' | 'number';
  readonly minimum: number;
  readonly maximum: number;
}) {
  return (value: string): number | undefined => {
    const number = /^\d+([.,]\d+)?$/.test(value) ? Number(value.replace(',', '.')) : NaN;
    const isWhole = type === 'number' || Number.isInteger(number);
    return isWhole && number >= minimum && number <= maximum ? number : undefined;
  };
}
