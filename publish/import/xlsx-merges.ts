import { parseXml } from './smil/xml.ts';
import { columnIndex, type Merge } from './table.ts';
import { unpacked, type ZipEntry } from './zip.ts';

/**
 * The merged cells of each sheet of a workbook, in the order of its sheets, which the library that reads the cells does
 * not give. Nothing for a workbook that does not say what sheets it has. The layout is that of ECMA-376 part 1, 18.2.20
 * (sheet) and 18.3.1.54 (mergeCell).
 */
export function mergesOfWorkbook(
  entries: readonly ZipEntry[],
  mostBytes: number,
): readonly (readonly Merge[])[] | undefined {
  const textOf = (path: string, encoding: 'utf8' | 'latin1') => {
    const entry = entries.find(({ name }) => name === path);
    return entry === undefined ? undefined : unpacked(entry, mostBytes)?.toString(encoding);
  };
  const workbook = parseXml(textOf('xl/workbook.xml', 'utf8') ?? '');
  const relations = parseXml(textOf('xl/_rels/workbook.xml.rels', 'utf8') ?? '');
  if (workbook.kind === 'unreadable' || relations.kind === 'unreadable') return undefined;
  const paths = new Map(
    relations.root.children.map(({ attributes }) => [attributes.get('Id'), pathOf(attributes.get('Target') ?? '')]),
  );
  const sheets = workbook.root.children.find(({ name }) => name === 'sheets')?.children ?? [];
  return sheets.map(({ attributes }) => {
    const [, id] = [...attributes].find(([name]) => name.endsWith(':id')) ?? [];
    return mergesIn(textOf(paths.get(id) ?? '', 'latin1') ?? '');
  });
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

const mergeCell = /<(?:\w+:)?mergeCell\s(?:[^>]*?\s)?ref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/g;

function mergesIn(xml: string): readonly Merge[] {
  return Array.from(xml.matchAll(mergeCell), ([, left = '', top, right = '', bottom]) => ({
    top: Number(top) - 1,
    left: columnIndex(left),
    bottom: Number(bottom) - 1,
    right: columnIndex(right),
  }));
}
