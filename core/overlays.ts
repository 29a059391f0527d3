import type { z } from 'zod';
import type { FileReference } from './file-reference.ts';
import type { overlaysSchema } from './overlays-schema.ts';
import type { Screen } from './screen.ts';

/**
 * What stands beside every item: a code to scan (at least 20 % of the short side, DECISIONS 33), a strip with the
 * slogan, running messages, who is speaking, the time. They take a frame of their own and never cover the picture.
 */
export type Overlays = z.infer<typeof overlaysSchema>;

/** The overlays as a screen shows them: the address of the code names the screen where that is asked for. */
export function overlaysOn<O extends Overlays | false>(overlays: O, screen: Pick<Screen, 'id'>): O {
  if (overlays === false || overlays.qr === undefined) return overlays;
  return { ...overlays, qr: { ...overlays.qr, url: qrAddress(overlays.qr, screen) } };
}

function qrAddress({ url, tag }: NonNullable<Overlays['qr']>, { id }: Pick<Screen, 'id'>): string {
  if (tag === undefined) return url;
  const [rest = '', ...fragment] = url.split('#');
  const query = `${tag}=${encodeURIComponent(id)}`;
  return [`${rest}${rest.includes('?') ? '&' : '?'}${query}`, ...fragment].join('#');
}

/** The files that overlays need. */
export function overlayFiles(overlays: Overlays | false | undefined): readonly FileReference[] {
  const emblem = overlays === false ? undefined : overlays?.agency?.emblem;
  if (emblem === undefined) return [];
  const { url, sha256, bytes } = emblem;
  return [{ url, ...(sha256 === undefined ? {} : { sha256 }), ...(bytes === undefined ? {} : { bytes }) }];
}
