/** SVG as text. Every function gives markup; none keeps anything. */

export interface Placed {
  readonly x?: number;
  readonly y?: number;
  readonly scale?: number;
  readonly rotate?: number;
  readonly opacity?: number;
}

/** A group, moved, turned and sized as a whole; nothing at all when it could not be seen. */
export function group(content: string, { x = 0, y = 0, scale = 1, rotate = 0, opacity = 1 }: Placed = {}): string {
  if (opacity <= 0.003 || scale <= 0.003) return '';
  const fade = opacity < 1 ? ` opacity="${n(opacity)}"` : '';
  return `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(rotate)}) scale(${n(scale)})"${fade}>${content}</g>`;
}

export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly opacity?: number;
  readonly dash?: string;
}

export function circle(x: number, y: number, radius: number, paint: Paint): string {
  return radius <= 0 ? '' : `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}"${painted(paint)}/>`;
}

/** A rectangle by its middle. */
export function box(x: number, y: number, width: number, height: number, radius: number, paint: Paint): string {
  if (width <= 0 || height <= 0) return '';
  const at = `x="${n(x - width / 2)}" y="${n(y - height / 2)}" width="${n(width)}" height="${n(height)}"`;
  return `<rect ${at} rx="${n(radius)}"${painted(paint)}/>`;
}

export function path(d: string, paint: Paint): string {
  return `<path d="${d}"${painted(paint)}/>`;
}

/** A path of which only the first part, 0–1, is drawn. */
export function drawnPath(d: string, part: number, { stroke = 'none', width = 0 }: Paint): string {
  if (part <= 0.001) return '';
  const line = `stroke="${stroke}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"`;
  return `<path d="${d}" fill="none" ${line} pathLength="1" stroke-dasharray="${n(Math.min(1, part))} 2"/>`;
}

/** Content seen only inside a rectangle, given by its left, top, width and height. */
export function windowed(content: string, left: number, top: number, width: number, height: number): string {
  const at = `x="${n(left)}" y="${n(top)}" width="${n(width)}" height="${n(height)}"`;
  return `<svg ${at} viewBox="${n(left)} ${n(top)} ${n(width)} ${n(height)}" overflow="hidden">${content}</svg>`;
}

/** Content seen only inside a shape; `id` must be unlike any other of the frame. */
export function clipped(id: string, shape: string, content: string): string {
  return `<clipPath id="${id}">${shape}</clipPath><g clip-path="url(#${id})">${content}</g>`;
}

export interface Lettering {
  readonly size: number;
  readonly weight: 400 | 600 | 800;
  readonly fill: string;
  /** The colour of words between asterisks. */
  readonly accent?: string;
  readonly anchor?: 'start' | 'middle';
  /** The longest the line may be; a longer one is set smaller by the page. */
  readonly fit?: number;
}

/** One line of text on its base line. Words *between asterisks* take the accent. */
export function text(line: string, x: number, y: number, style: Lettering): string {
  const { size, weight, fill, accent = fill, anchor = 'start', fit } = style;
  const parts = line.split('*').map((part, index) => {
    const plain = part.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    return index % 2 === 1 ? `<tspan fill="${accent}">${plain}</tspan>` : plain;
  });
  const limit = fit === undefined ? '' : ` data-fit="${n(fit)}"`;
  const font = `font-size="${n(size)}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}"`;
  return `<text x="${n(x)}" y="${n(y)}" ${font}${limit} xml:space="preserve">${parts.join('')}</text>`;
}

function painted({ fill = 'none', stroke, width = 0, opacity = 1, dash }: Paint): string {
  const line =
    stroke === undefined
      ? ''
      : ` stroke="${stroke}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"`;
  const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
  return ` fill="${fill}"${line}${dashes}${opacity < 1 ? ` opacity="${n(Math.max(0, opacity))}"` : ''}`;
}

/** A number short enough that frames which look the same read the same. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
