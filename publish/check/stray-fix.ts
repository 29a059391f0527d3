import type { Words } from '../../core/words.ts';
import { fieldsAt, knownFields } from './known-fields.ts';
import { fold, likeliest } from './spelling.ts';

type Part = keyof typeof knownFields;

/**
 * What to do about a field that means nothing where it stands: the field of this place that was probably meant, or where
 * the field belongs. `undefined` when it is like none of the language.
 */
export function strayFix(place: string): Words | undefined {
  const end = place.lastIndexOf('.');
  const name = place.slice(end + 1);
  const at = place.slice(0, Math.max(0, end));
  const here = partsAt(at);
  // The words of a slide mean something else in the rest of the language.
  const isInSlide = /\.slide(\.|$)/.test(at);
  const owners = isInSlide ? [] : ownersOf(name);
  if (owners.length > 0) return elsewhere(name, owners, here);
  const meant = meantBy(name, here.length > 0 ? fieldsOf(here) : fieldsAt(at));
  if (meant !== undefined) {
    return {
      en: `write "${meant}" if that is meant, else take it out`,
      vi: `nếu ý bạn là "${meant}" thì sửa lại như vậy, nếu không thì xóa trường này`,
    };
  }
  const other = isInSlide ? undefined : meantBy(name, fieldsOf(Object.keys(knownFields) as Part[]));
  return other === undefined ? undefined : elsewhere(other, ownersOf(other), here);
}

function elsewhere(name: string, owners: readonly Part[], here: readonly Part[]): Words {
  const told = (parts: readonly Part[], lang: keyof Words) => {
    const isItem = ITEMS.every((part) => parts.includes(part));
    const names = isItem ? parts.filter((part) => !ITEMS.includes(part)) : parts;
    return [...(isItem ? [itemWords[lang]] : []), ...names.map((part) => partWords[part][lang])].join(', ');
  };
  const isOtherItem = here.some((part) => owners.includes(part));
  const not = {
    en: isOtherItem || here.length === 0 ? '' : `, not of ${told(here, 'en')}`,
    vi: isOtherItem || here.length === 0 ? '' : `, không phải của ${told(here, 'vi')}`,
  };
  return {
    en: `"${name}" is a field of ${told(owners, 'en')}${not.en}: write it there, or take it out`,
    vi: `"${name}" là trường của ${told(owners, 'vi')}${not.vi}: chuyển sang đó, hoặc xóa trường này`,
  };
}

/** The known field that a strange name is like, or begins as. */
function meantBy(name: string, known: readonly string[]): string | undefined {
  const begins = (word: string) => name.length >= LEAST_BEGINNING && fold(word).startsWith(fold(name));
  return likeliest(name, known) ?? known.find(begins);
}

function fieldsOf(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part) => [...knownFields[part]]);
}

function ownersOf(name: string): readonly Part[] {
  return (Object.keys(knownFields) as Part[]).filter((part) => knownFields[part].has(name));
}

/** What an object of the playlist is, by its place; of an item all that it may be. */
function partsAt(place: string): readonly Part[] {
  return places.find(([pattern]) => pattern.test(place))?.[1] ?? [];
}

const ITEMS: readonly Part[] = ['media', 'slide', 'web'];

const places: readonly (readonly [RegExp, readonly Part[]])[] = [
  [/^$/, ['playlist']],
  [/^refresh$/, ['refresh']],
  [/^defaults$/, ['defaults']],
  [/^overlays$/, ['overlays']],
  [/^overlays\.qr$/, ['qr']],
  [/^overlays\.slogan$/, ['slogan']],
  [/^overlays\.ticker$/, ['ticker']],
  [/^overlays\.agency$/, ['agency']],
  [/^dayparts\./, ['daypart']],
  [/^display(\[\d+\])?$/, ['display']],
  [/^campaigns\[\d+\]$/, ['campaigns']],
  [/^interrupts\[\d+\]$/, ['interrupts']],
  [/^commands\[\d+\]$/, ['commands']],
  [/\.flight$/, ['flight']],
  [/\.screens$/, ['screens']],
  [/\.screens\.tags$/, ['tags']],
  [/\.sources\[\d+\]$/, ['source']],
  [/\.captions\[\d+\]$/, ['captions']],
  [/\.signLanguage\[\d+\]$/, ['signLanguage']],
  [/items\[\d+\]$/, ITEMS],
];

const itemWords: Words = { en: 'items', vi: 'nội dung' };
const partWords: Readonly<Record<Part, Words>> = {
  playlist: { en: 'the playlist itself', vi: 'cấp ngoài cùng của danh sách phát' },
  refresh: same('"refresh"'),
  defaults: same('"defaults"'),
  overlays: same('"overlays"'),
  qr: same('"overlays.qr"'),
  slogan: same('"overlays.slogan"'),
  ticker: same('"overlays.ticker"'),
  agency: same('"overlays.agency"'),
  daypart: { en: 'dayparts', vi: 'khung giờ' },
  display: same('"display"'),
  commands: same('"commands"'),
  campaigns: { en: 'campaigns', vi: 'chiến dịch' },
  interrupts: { en: 'interrupts', vi: 'chương trình xen ngang' },
  flight: same('"flight"'),
  screens: same('"screens"'),
  tags: same('"screens.tags"'),
  source: same('"sources"'),
  captions: same('"captions"'),
  signLanguage: same('"signLanguage"'),
  media: { en: 'videos, pictures and sound', vi: 'video, ảnh và âm thanh' },
  slide: { en: 'slides', vi: 'trang vẽ' },
  web: { en: 'web pages', vi: 'trang web' },
};

function same(text: string): Words {
  return { en: text, vi: text };
}

/** Fewer letters begin too much. */
const LEAST_BEGINNING = 4;
