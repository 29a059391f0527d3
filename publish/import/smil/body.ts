import { MOST_ITEMS } from '../../../core/playlist.ts';
import type { DraftItem, When } from '../draft.ts';
import { isNever } from '../flight.ts';
import type { Remarks } from '../remark.ts';
import { both, readExpr } from './expr.ts';
import type { Head } from './head.ts';
import type { Layout } from './layout.ts';
import { isMedia, readMedia } from './media.ts';
import type { Programme } from './programme.ts';
import { sentences, type Sentence } from './sentences.ts';
import { readTiming, type Moments } from './timing.ts';
import type { Element } from './xml.ts';

export interface BodyReading {
  readonly head: Head;
  readonly layout: Layout;
  readonly remarks: Remarks;
  /** `2026-11-20`. */
  readonly today: string;
}

/** Where the walk through the body stands. */
interface Spot {
  readonly when: When;
  readonly programme: Programme;
  readonly chain: readonly number[];
  /** Whether nothing else stands beside it, up to the body. */
  readonly isAll: boolean;
}

/** More copies of one thing than this are not written out. */
const MOST_COPIES = 500;

/**
 * The programmes of a body. What `seq` puts one after the other is one programme; what `par` and `excl` hold side by
 * side, and what begins at a point in time, is one each.
 */
export function readBody(body: Element, { head, layout, remarks, today }: BodyReading): readonly Programme[] {
  const programmes: Programme[] = [];
  let copiesLeft = MOST_ITEMS;
  const begin = (element: Element, chain: readonly number[], moments?: Moments): Programme => {
    const programme: Programme = {
      element,
      chain,
      isOpen: false,
      items: [],
      ...(moments === undefined ? {} : { moments }),
    };
    programmes.push(programme);
    return programme;
  };
  const say = (kind: 'changed' | 'left-out' | 'told', { line, name }: Element, { words, instead }: Sentence) =>
    remarks.add(kind, { line, element: name }, words, instead);

  const live = liveIn(body, layout);
  const isLive = (element: Element): boolean => live.has(element);
  const splitting = splittingIn(body, live);
  const isSound = (element: Element): boolean =>
    isMedia(element) ? element.name === 'audio' : element.children.filter(isLive).every(isSound);

  const visit = (element: Element, spot: Spot): void => {
    if (element.name === 'prefetch') return say('told', element, sentences.prefetch);
    if (isMedia(element) && !layout.keeps(element.attributes.get('region'))) return; // told with its region
    if (!isMedia(element) && !containers.has(element.name)) {
      if (element.name !== 'metadata' && element.name !== 'param') say('left-out', element, unknownElement);
      return;
    }
    const inner = enter(element, spot);
    if (inner === undefined) return;
    const before = inner.programme.items.length;
    if (isMedia(element)) addItem(element, inner);
    else visitContainer(element, inner);
    repeat(element, inner, before);
  };

  /** The spot inside an element: its own times and conditions are added to those around it. */
  const enter = (element: Element, spot: Spot): Spot | undefined => {
    const { attributes } = element;
    const timing = readTiming(attributes.get('begin'), attributes.get('end'), today);
    if (timing.kind === 'unknown') return (say('left-out', element, timing), undefined);
    const condition = attributes.get('expr');
    const expr = condition === undefined ? {} : readExpr(condition);
    if (expr === undefined) return (say('left-out', element, unreadCondition(condition ?? '')), undefined);
    const own = both(timing.when, expr);
    const when = own === undefined ? undefined : both(spot.when, own);
    if (when === undefined) return (say('left-out', element, sentences.twoTargets), undefined);
    if (when.windows?.length === 0 || (when.flight !== undefined && isNever(when.flight))) {
      return (say('left-out', element, sentences.never), undefined);
    }
    for (const sentence of timing.said) say('changed', element, sentence);
    if (!isMedia(element) && isLive(element) && readLength(attributes.get('dur')))
      say('changed', element, sentences.endAfter);
    const { moments } = timing;
    if (moments === undefined) return { ...spot, when };
    return { ...spot, when, isAll: false, programme: begin(element, spot.chain, moments) };
  };

  const addItem = (element: Element, { when, programme }: Spot): void => {
    const regionFit = layout.fit === undefined ? {} : { regionFit: layout.fit };
    const fields = readMedia(element, { transitions: head.transitions, remarks, ...regionFit });
    if (fields === undefined) return;
    programme.items.push({ fields, when, origin: { place: { line: element.line, element: element.name } } });
    if (element.attributes.get('dur') === 'indefinite') programme.isOpen = true;
  };

  const visitContainer = (element: Element, spot: Spot): void => {
    switch (element.name) {
      case 'par':
        return visitPar(element, spot);
      case 'excl':
        return visitExcl(element, spot);
      case 'switch':
        return visitSwitch(element, spot);
      default:
        return visitSeq(element, spot);
    }
  };

  const visitSeq = (element: Element, spot: Spot): void => {
    const live = element.children.filter(isLive);
    if (/^(random|random_one|one|shuffle)$/i.test(element.attributes.get('playMode') ?? ''))
      say('changed', element, sentences.random);
    const isAll = spot.isAll && live.length <= 1;
    let isAfterForever = false;
    for (const child of element.children) {
      if (isLive(child) && isAfterForever) say('changed', child, sentences.afterForever);
      if (live.length > 1 && splitting.has(child)) say('changed', child, sentences.apart);
      visit(child, { ...spot, isAll });
      isAfterForever ||= isLive(child) && isForever(child);
    }
  };

  const visitPar = (element: Element, spot: Spot): void => {
    const live = element.children.filter(isLive);
    const pictures = live.filter((child) => !isSound(child));
    const others = element.children.filter((child) => !live.includes(child));
    if (pictures.length <= 1) {
      // What is heard comes first: an announcement is heard over the picture after it.
      const sounds = live.filter(isSound);
      for (const sound of pictures.length === 0 ? [] : sounds) say('changed', sound, heardBefore);
      for (const child of [...sounds, ...pictures, ...others])
        visit(child, { ...spot, isAll: spot.isAll && live.length <= 1 });
      return;
    }
    const always = pictures.filter(
      ({ attributes }) => !/wallclock/.test(attributes.get('begin') ?? '') && !attributes.has('expr'),
    );
    if (always.length > 1) for (const child of always) say('changed', child, sentences.sameTime);
    for (const child of live) visit(child, { ...spot, isAll: false, programme: begin(child, spot.chain) });
    for (const child of others) visit(child, spot);
  };

  const visitExcl = (element: Element, spot: Spot): void => {
    const classes = element.children.filter(({ name }) => name === 'priorityClass');
    const groups = [
      ...classes.map(({ children }) => children),
      element.children.filter((child) => !classes.includes(child)),
    ];
    const filled = groups.filter((children) => children.some(isLive));
    if (filled.length > 1) {
      say('changed', element, sentences.priority);
      for (const one of classes.slice(1))
        if (one.attributes.get('higher') !== 'stop') say('changed', one, sentences.pause);
      for (const one of classes.slice(0, -1))
        if (one.attributes.get('lower') === 'never') say('changed', one, sentences.neverLower);
    }
    groups.forEach((children, index) => {
      const live = children.filter(isLive);
      if (live.length > 1) for (const child of live) say('changed', child, sentences.peers);
      const chain = filled.length > 1 ? [...spot.chain, index] : spot.chain;
      for (const child of children) {
        const isAlone = live.length === 1 && filled.length === 1;
        visit(
          child,
          isLive(child) && !isAlone
            ? { ...spot, chain, isAll: false, programme: begin(child, chain) }
            : { ...spot, chain },
        );
      }
    });
  };

  /** The first child that a Vietnamese player would take, or that is for everybody. */
  const visitSwitch = (element: Element, spot: Spot): void => {
    const language = ({ attributes }: Element) => attributes.get('systemLanguage');
    const taken = element.children.find(
      (child) => isLive(child) && (language(child) ?? 'vi').toLowerCase().startsWith('vi'),
    );
    for (const child of element.children) if (child !== taken) say('left-out', child, notTaken);
    if (taken !== undefined) visit(taken, spot);
  };

  const repeat = (element: Element, { programme, isAll }: Spot, before: number): void => {
    const count = element.attributes.get('repeatCount');
    if (count === 'indefinite') programme.isOpen = true;
    const times = Number(count);
    if (count === undefined || !(times > 1)) return;
    const once: readonly DraftItem[] = programme.items.slice(before);
    if (once.length === 0) return;
    if (isAll) return say('changed', element, sentences.repeatsToEnd);
    const copies = once.length * (Math.floor(times) - 1);
    if (copies > MOST_COPIES || copies > copiesLeft) return say('changed', element, sentences.tooManyRepeats);
    copiesLeft -= copies;
    for (let n = 1; n < Math.floor(times); n++) programme.items.push(...once);
  };

  visit(body, { when: {}, programme: begin(body, []), chain: [], isAll: true });
  return programmes;
}

const containers: ReadonlySet<string> = new Set(['body', 'seq', 'par', 'excl', 'switch', 'a', 'priorityClass']);

function isForever({ name, attributes }: Element): boolean {
  return (
    attributes.get('repeatCount') === 'indefinite' ||
    (isMedia({ name, attributes } as Element) && attributes.get('dur') === 'indefinite')
  );
}

/** The elements that something is carried over from, as far as can be seen before times and conditions are read. */
function liveIn(body: Element, layout: Layout): ReadonlySet<Element> {
  const live = new Set<Element>();
  const look = (element: Element): void => {
    for (const child of element.children) look(child);
    const isWaiting = (element.attributes.get('end') ?? '').includes('__prefetchEnd');
    const has = isMedia(element)
      ? layout.keeps(element.attributes.get('region'))
      : element.children.some((child) => live.has(child));
    if (has && !isWaiting) live.add(element);
  };
  look(body);
  return live;
}

/** The elements that make programmes of their own. */
function splittingIn(body: Element, live: ReadonlySet<Element>): ReadonlySet<Element> {
  const splitting = new Set<Element>();
  const look = (element: Element): void => {
    for (const child of element.children) look(child);
    const count = element.children.filter((child) => live.has(child)).length;
    const splits = ['par', 'excl'].includes(element.name) && count > 1;
    if (splits || element.children.some((child) => splitting.has(child))) splitting.add(element);
  };
  look(body);
  return splitting;
}

function readLength(dur: string | undefined): boolean {
  return dur !== undefined && dur !== 'indefinite' && dur !== 'media';
}

const heardBefore: Sentence = {
  words: {
    en: 'was heard while a picture was shown; here it is heard as an announcement over the picture that comes next',
    vi: 'trước đây phát tiếng cùng lúc với hình; ở đây phát như lời thông báo trên hình kế tiếp',
  },
};

const notTaken: Sentence = {
  words: {
    en: 'another choice of its <switch> was taken: the first that is in Vietnamese or for everybody',
    vi: 'đã chọn nhánh khác của <switch>: nhánh đầu tiên bằng tiếng Việt hoặc cho mọi người',
  },
};

const unknownElement: Sentence = {
  words: { en: 'has no meaning in a playlist', vi: 'danh sách phát không dùng đến' },
};

function unreadCondition(expr: string): Sentence {
  const short = expr.length > 120 ? `${expr.slice(0, 119)}…` : expr;
  return {
    words: {
      en: `the condition ${short} cannot be said in a playlist, so it is not shown at all`,
      vi: `điều kiện ${short} không ghi được trong danh sách phát nên nội dung này không được chiếu`,
    },
    instead: sentences.setTimes,
  };
}
