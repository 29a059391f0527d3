import type { Remarks } from '../remark.ts';
import type { Element } from './xml.ts';

/** The one region that is carried over. */
export interface Layout {
  /** Whether what stands in a region of this name is carried over; without a name it stands in all of the screen. */
  readonly keeps: (region: string | undefined) => boolean;
  /** How the kept region fits what is in it, unless that says so itself. */
  readonly fit?: string;
}

interface Region {
  readonly name: string;
  readonly area: number;
  readonly element: Element;
}

/**
 * This player shows one thing at a time, on the whole screen. So the biggest of the regions that something is shown in
 * is kept, the first of several, and what stands in the others is left out.
 */
export function readLayout(head: Element | undefined, body: Element, remarks: Remarks): Layout {
  const layout = head?.children.find(({ name }) => name === 'layout');
  const root = layout?.children.find(({ name }) => name === 'root-layout');
  const screen = { width: numberOf(root, 'width') ?? 1920, height: numberOf(root, 'height') ?? 1080 };
  const regions = regionsIn(layout, screen);
  const used = new Set(usedIn(body));
  const candidates = regions.filter(({ name }) => used.has(name));
  const kept = candidates.toSorted((a, b) => b.area - a.area)[0];
  const known = new Set(regions.map(({ name }) => name));
  for (const { name, element } of candidates) {
    if (kept === undefined || name === kept.name) continue;
    remarks.add(
      'left-out',
      { line: element.line, element: element.name },
      {
        en: `everything in the region "${name}": this player shows one region, and "${kept.name}" is the biggest`,
        vi: `mọi nội dung trong vùng "${name}": trình phát này chỉ chiếu một vùng, và "${kept.name}" là vùng lớn nhất`,
      },
      {
        en: 'put a code, a running text, a clock or an agency name into "overlays", and the rest among the items',
        vi: 'đưa mã QR, dòng chữ chạy, đồng hồ, tên cơ quan vào "overlays", phần còn lại vào các nội dung',
      },
    );
  }
  const fit = kept?.element.attributes.get('fit');
  return {
    keeps: (region) => region === undefined || kept === undefined || !known.has(region) || region === kept.name,
    ...(fit === undefined ? {} : { fit }),
  };
}

function regionsIn(
  parent: Element | undefined,
  size: { readonly width: number; readonly height: number },
): readonly Region[] {
  return (parent?.children ?? []).flatMap((element): readonly Region[] => {
    if (element.name !== 'region') return [];
    const name =
      ['regionName', 'xml:id', 'id'].map((key) => element.attributes.get(key)).find((one) => one !== undefined) ?? '';
    const width = lengthOf(element.attributes.get('width'), size.width);
    const height = lengthOf(element.attributes.get('height'), size.height);
    return [{ name, area: width * height, element }, ...regionsIn(element, { width, height })];
  });
}

/** The regions that the media of an element stand in. */
function usedIn(element: Element): readonly string[] {
  const region = element.name === 'prefetch' ? undefined : element.attributes.get('region');
  return [...(region === undefined ? [] : [region]), ...element.children.flatMap(usedIn)];
}

function numberOf(element: Element | undefined, key: string): number | undefined {
  const value = Number.parseFloat(element?.attributes.get(key) ?? '');
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

/** Pixels from `960`, `960px` or `50%`; all of it when nothing is said. */
function lengthOf(text: string | undefined, whole: number): number {
  const value = Number.parseFloat(text ?? '');
  if (!Number.isFinite(value)) return whole;
  return text?.endsWith('%') ? (value / 100) * whole : value;
}
