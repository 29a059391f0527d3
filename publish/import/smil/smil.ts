import { kindOfType, typeOfName } from '../../../core/media-type.ts';
import type { Draft } from '../draft.ts';
import { timeZone } from '../flight.ts';
import type { Remarks } from '../remark.ts';
import { unreadable, type Unreadable } from '../unreadable.ts';
import { readBody } from './body.ts';
import { readHead } from './head.ts';
import { readLayout } from './layout.ts';
import { campaignsOf } from './programme.ts';
import { parseXml } from './xml.ts';

/**
 * The playlist that a SMIL file means, read as garlic-player and smil-player read it.
 *
 * @param today  the date, `2026-11-20`
 */
export function draftOfSmil(
  text: string,
  today: string,
  remarks: Remarks,
): { readonly kind: 'draft'; readonly draft: Draft } | Unreadable {
  const xml = parseXml(text);
  if (xml.kind === 'unreadable') return xml;
  const { root } = xml;
  const body = root.children.find(({ name }) => name === 'body');
  if (root.name !== 'smil' || body === undefined) {
    return unreadable(
      {
        en: `must be <smil> with a <body>; it is <${root.name}>`,
        vi: `phải là <smil> có <body>; ở đây là <${root.name}>`,
      },
      root.line,
    );
  }
  const element = root.children.find(({ name }) => name === 'head');
  const layout = readLayout(element, body, remarks);
  const head = readHead(element, remarks);
  const programmes = readBody(body, { head, layout, remarks, today });
  const campaigns = campaignsOf(programmes, remarks);
  const items = campaigns.flatMap((campaign) => campaign.items);
  if (items.some(({ when }) => when.flight !== undefined || when.windows !== undefined)) {
    remarks.add('told', undefined, {
      en: `times are those of ${timeZone}, the playlist's own time zone; SMIL takes those of each screen`,
      vi: `giờ là giờ ${timeZone}, múi giờ của danh sách phát; SMIL lấy giờ của từng màn hình`,
    });
  }
  const { defaults, ...fields } = head.fields as { readonly defaults?: object };
  const isHeard = items.some(({ fields: item }) => isVideo(item));
  if (isHeard) {
    remarks.add('told', undefined, {
      en: 'clips are heard, as in SMIL ("muted": false in "defaults"); most lobbies want "muted": true there',
      vi: 'clip có tiếng như trong SMIL ("muted": false trong "defaults"); phần lớn sảnh chờ nên đặt "muted": true',
    });
  }
  const heard = isHeard ? { muted: false } : {};
  return {
    kind: 'draft',
    draft: {
      head: {
        formatVersion: 1,
        ...fields,
        ...(defaults === undefined && !isHeard ? {} : { defaults: { ...defaults, ...heard } }),
      },
      campaigns,
    },
  };
}

function isVideo({ type, src }: Readonly<Record<string, unknown>>): boolean {
  const known = typeof type === 'string' ? type : typeof src === 'string' ? typeOfName(src) : undefined;
  return known !== undefined && kindOfType(known) === 'video';
}
