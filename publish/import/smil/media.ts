import { quoted } from '../../../core/faults.ts';
import { kindOfType, typeOfName } from '../../../core/media-type.ts';
import type { Words } from '../../../core/words.ts';
import type { LinePlace, Remarks } from '../remark.ts';
import { tellWebPage } from '../web-pages.ts';
import { readClockValue } from './clock-value.ts';
import type { WrittenTransition } from './head.ts';
import type { Element } from './xml.ts';

/** Elements that are shown or heard. */
export function isMedia({ name }: Element): boolean {
  return [
    'video',
    'img',
    'audio',
    'ref',
    'text',
    'animation',
    'image',
    'textstream',
    'smilText',
    'brush',
    'ticker',
  ].includes(name);
}

/** What media are read with. */
export interface MediaReading {
  readonly transitions: ReadonlyMap<string, WrittenTransition>;
  /** How the region fits what says nothing of it. */
  readonly regionFit?: string;
  readonly remarks: Remarks;
}

/** The item of a media element, as the playlist writes it; nothing when it cannot be carried over, which is told. */
export function readMedia(element: Element, reading: MediaReading): Readonly<Record<string, unknown>> | undefined {
  const { attributes, line, name } = element;
  const place: LinePlace = { line, element: name };
  const { remarks } = reading;
  const src = (attributes.get('src') ?? '').replaceAll('\\', '/');
  const kind = kindOf(element, src);
  if (kind.kind === 'none') {
    remarks.add('left-out', place, kind.words, kind.instead);
    return undefined;
  }
  if (!/^https?:/i.test(src) && /^[a-z][a-z0-9+.-]*:/i.test(src)) {
    remarks.add(
      'left-out',
      place,
      {
        en: `the address ${quoted(src)}: only files on a web server or beside the playlist are shown`,
        vi: `địa chỉ ${quoted(src)}: chỉ chiếu được tệp trên máy chủ web hoặc cạnh danh sách phát`,
      },
      { en: 'put the file on the web server, and name it there', vi: 'đưa tệp lên máy chủ web rồi ghi địa chỉ đó' },
    );
    return undefined;
  }
  if (kind.of === 'web') tellWebPage(place, remarks);
  tellAttributes(element, remarks);
  const alt = attributes.get('alt') ?? attributes.get('title') ?? '';
  const known = typeOfName(src);
  const named = known !== undefined && kindOfType(known) === kind.of;
  const given = attributes.get('type') ?? '';
  const type = kind.of === 'web' || !named ? (kindOfType(given) === kind.of ? given : kind.of) : undefined;
  const fit =
    kind.of === 'video' || kind.of === 'image'
      ? readFit(attributes.get('fit') ?? reading.regionFit, place, remarks)
      : undefined;
  return defined({
    type,
    src,
    durationSeconds: readDuration(attributes.get('dur'), kind.of, place, remarks),
    fit,
    ...(kind.of === 'video' || kind.of === 'audio'
      ? readSound(attributes.get('soundLevel'), kind.of, place, remarks)
      : {}),
    transition: reading.transitions.get(attributes.get('transIn') ?? ''),
    alt: alt === '' ? undefined : alt,
  });
}

type Kind =
  | { readonly kind: 'some'; readonly of: 'video' | 'image' | 'audio' | 'web' }
  | { readonly kind: 'none'; readonly words: Words; readonly instead?: Words };

function kindOf({ name, attributes }: Element, src: string): Kind {
  const type = (attributes.get('type') ?? '').toLowerCase();
  if (src === '') return none({ en: 'names no file ("src")', vi: 'không có tệp ("src")' });
  if (attributes.has('isStream') || /^(rtsp|rtp|udp|rtmp|internal):/i.test(src)) {
    return none(
      {
        en: `the live picture ${quoted(src)}: this player shows files that it has whole`,
        vi: `hình trực tiếp ${quoted(src)}: trình phát này chỉ chiếu tệp đã tải xong`,
      },
      { en: 'record it as a clip', vi: 'ghi lại thành một clip' },
    );
  }
  if (/^adapi:/i.test(src)) {
    return none(
      { en: `the command ${quoted(src)} to the old player`, vi: `lệnh ${quoted(src)} cho trình phát cũ` },
      { en: 'set when the screen is dark in "display"', vi: 'đặt giờ tắt màn hình trong "display"' },
    );
  }
  if (/widget/.test(type) || /\.wgt$/i.test(src)) {
    return none(
      { en: 'a widget, which only the old player can run', vi: 'một widget chỉ chạy được trên trình phát cũ' },
      { en: 'use a slide or an overlay in its place', vi: 'thay bằng trang vẽ hoặc lớp phủ' },
    );
  }
  if (/^text\/html|xhtml/.test(type)) return { kind: 'some', of: 'web' };
  const ofType = kindOfType(type) ?? kindOfType(typeOfName(src) ?? '');
  if (name === 'video') return { kind: 'some', of: 'video' };
  if (name === 'img' || name === 'image') return { kind: 'some', of: 'image' };
  if (name === 'audio') return { kind: 'some', of: 'audio' };
  if ((name === 'ref' || name === 'animation') && ofType !== undefined) return { kind: 'some', of: ofType };
  if (name === 'text' && (type === '' || /html/.test(type)) && !/\.txt$/i.test(src)) return { kind: 'some', of: 'web' };
  return none(
    {
      en: `what it shows (${type === '' ? quoted(src) : type}) is no video, picture, sound or web page`,
      vi: `nội dung (${type === '' ? quoted(src) : type}) không phải phim, ảnh, âm thanh hay trang web`,
    },
    { en: 'use a slide or a ticker in "overlays"', vi: 'dùng trang vẽ hoặc dòng chữ chạy trong "overlays"' },
  );
}

function none(words: Words, instead?: Words): Kind {
  return { kind: 'none', words, ...(instead === undefined ? {} : { instead }) };
}

const MOST_SECONDS = 86_400;
/** What smil-player shows a picture for that does not say. */
const PICTURE_SECONDS = 5;

function readDuration(dur: string | undefined, kind: string, place: LinePlace, remarks: Remarks): number | undefined {
  if (dur === 'media' || (dur === undefined && kind !== 'image')) return undefined;
  if (dur === undefined) {
    remarks.add('told', place, {
      en: `says no "dur"; a picture is shown for ${PICTURE_SECONDS} s then, as smil-player does`,
      vi: `không ghi "dur"; ảnh khi đó được chiếu ${PICTURE_SECONDS} giây như smil-player`,
    });
    return PICTURE_SECONDS;
  }
  if (dur === 'indefinite') {
    remarks.add('changed', place, {
      en: 'was shown until something else began; here it has its turn (10 s unless the playlist says otherwise), again and again if it is alone',
      vi: 'trước đây chiếu đến khi nội dung khác bắt đầu; ở đây có lượt riêng (10 giây nếu danh sách phát không ghi khác), lặp lại nếu chỉ có một mình',
    });
    return undefined;
  }
  const seconds = readClockValue(dur);
  if (seconds === undefined) {
    remarks.add('changed', place, {
      en: `the length ${quoted(dur)} is not understood, so it is shown for as long as such items are`,
      vi: `không hiểu thời lượng ${quoted(dur)} nên nội dung được chiếu theo thời lượng mặc định`,
    });
    return undefined;
  }
  const kept = Math.min(Math.max(seconds, 1), MOST_SECONDS);
  if (kept !== seconds) {
    remarks.add('changed', place, {
      en: `is shown for ${seconds} s; a playlist allows 1 s to 24 h, so ${kept} s`,
      vi: `ghi chiếu ${seconds} giây; danh sách phát cho phép từ 1 giây đến 24 giờ, nên lấy ${kept} giây`,
    });
  }
  return kept;
}

const fits: Readonly<Record<string, string>> = {
  fill: 'fill',
  meet: 'contain',
  meetbest: 'contain',
  slice: 'cover',
  cover: 'cover',
  contain: 'contain',
};

function readFit(fit: string | undefined, place: LinePlace, remarks: Remarks): string | undefined {
  if (fit === undefined) return undefined;
  const known = fits[fit.toLowerCase()];
  if (known === undefined) {
    remarks.add('changed', place, {
      en: `fit="${fit}" is shown whole ("contain"); there are contain, cover and fill`,
      vi: `fit="${fit}" được chiếu trọn khung ("contain"); chỉ có contain, cover và fill`,
    });
  }
  return known;
}

/** SMIL lets clips be heard, a playlist mutes them unless it says so. */
function readSound(
  level: string | undefined,
  kind: string,
  place: LinePlace,
  remarks: Remarks,
): Readonly<Record<string, unknown>> {
  const percent = level === undefined ? undefined : Number.parseFloat(/^\d+(\.\d+)?%?$/.test(level) ? level : 'NaN');
  if (percent === undefined) return {};
  if (Number.isNaN(percent)) {
    remarks.add('changed', place, {
      en: `the loudness ${quoted(level)} is no percentage, so it is played at 100 %`,
      vi: `âm lượng ${quoted(level)} không phải phần trăm nên phát ở 100 %`,
    });
    return {};
  }
  if (percent > 100) {
    remarks.add('changed', place, {
      en: `is played at 100 %, not ${percent} %`,
      vi: `phát ở 100 %, không phải ${percent} %`,
    });
  }
  if (percent === 0 && kind === 'video') return { muted: true };
  return { volume: Math.min(percent, 100) };
}

const readAttributes = new Set([
  'src',
  'type',
  'dur',
  'begin',
  'end',
  'expr',
  'region',
  'fit',
  'soundLevel',
  'transIn',
  'alt',
  'title',
  'repeatCount',
  'id',
  'xml:id',
  'xmlns',
]);

function tellAttributes({ attributes, children, line, name }: Element, remarks: Remarks): void {
  const tell = (en: string, vi: string) =>
    remarks.add(
      'left-out',
      { line, element: name },
      { en: `${en} has no meaning in a playlist`, vi: `danh sách phát không dùng ${vi}` },
    );
  for (const key of attributes.keys()) {
    if (!readAttributes.has(key) && !key.startsWith('xmlns:')) tell(`the attribute ${key}`, `thuộc tính ${key}`);
  }
  for (const child of children) {
    const inside = child.attributes.get('name') ?? '';
    if (child.name === 'param') tell(`the parameter ${inside}`, `tham số ${inside}`);
    else if (child.name !== 'metadata') tell(`<${child.name}>`, `<${child.name}>`);
  }
}

function defined(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
