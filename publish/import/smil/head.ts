import type { Remarks } from '../remark.ts';
import type { Element } from './xml.ts';

/** What the head of a SMIL file gives to a playlist's. */
export interface Head {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Transitions by their names, as the playlist writes them. */
  readonly transitions: ReadonlyMap<string, WrittenTransition>;
}

export interface WrittenTransition {
  readonly type: 'fade' | 'slide';
  readonly seconds: number;
}

const RAREST_SECONDS = 86_400;
const OFTENEST_SECONDS = 10;

/** The title, how often to ask for changes, and the transitions; the rest is told. */
export function readHead(head: Element | undefined, remarks: Remarks): Head {
  const fields: Record<string, unknown> = {};
  let standard: string | undefined;
  for (const element of head?.children ?? []) {
    if (element.name === 'meta') {
      Object.assign(fields, readMeta(element, remarks));
      standard = element.attributes.get('defaultTransition') ?? standard;
    } else if (element.name === 'metadata') tellMetadata(element, remarks);
    else if (!['layout', 'transition', 'title'].includes(element.name)) tellUnknown(element, remarks);
  }
  const transitions = new Map(
    [...(head?.children ?? []), ...(head?.children.flatMap(({ children }) => children) ?? [])]
      .filter(({ name }) => name === 'transition')
      .flatMap((element) => readTransition(element, remarks)),
  );
  const transition = standard === undefined ? undefined : transitions.get(standard);
  return { fields: { ...fields, ...(transition === undefined ? {} : { defaults: { transition } }) }, transitions };
}

function readMeta(element: Element, remarks: Remarks): Readonly<Record<string, unknown>> {
  const { attributes, line, name } = element;
  const place = { line, element: name };
  const meta = (attributes.get('http-equiv') ?? attributes.get('name') ?? '').toLowerCase();
  const content = attributes.get('content') ?? '';
  if (meta === 'title' && content !== '') return { title: content };
  if (meta !== 'refresh') {
    if (!attributes.has('defaultTransition')) {
      remarks.add('left-out', place, {
        en: `the setting ${meta === '' ? [...attributes.keys()].join(', ') : `"${meta}"`} has no meaning in a playlist`,
        vi: `thiết lập ${meta === '' ? [...attributes.keys()].join(', ') : `"${meta}"`} danh sách phát không dùng đến`,
      });
    }
    return {};
  }
  const others = [...attributes.keys()].filter(
    (key) => !['http-equiv', 'name', 'content', 'smilFileRefresh', 'defaultTransition'].includes(key),
  );
  if (others.length > 0) {
    remarks.add('left-out', place, {
      en: `how files are refreshed (${others.join(', ')}): this player asks for the playlist, which says what changed`,
      vi: `cách làm mới tệp (${others.join(', ')}): trình phát này chỉ tải lại danh sách phát, trong đó ghi rõ tệp nào thay đổi`,
    });
  }
  const seconds = Number(attributes.get('smilFileRefresh') ?? content);
  if (!Number.isFinite(seconds) || seconds <= 0) return {};
  const kept = Math.min(Math.max(seconds, OFTENEST_SECONDS), RAREST_SECONDS);
  if (kept !== seconds) {
    remarks.add('changed', place, {
      en: `asked for changes every ${seconds} s; a playlist allows ${OFTENEST_SECONDS} s to ${RAREST_SECONDS} s, so ${kept} s`,
      vi: `trước đây hỏi thay đổi mỗi ${seconds} giây; danh sách phát cho phép từ ${OFTENEST_SECONDS} đến ${RAREST_SECONDS} giây, nên lấy ${kept} giây`,
    });
  }
  return { refresh: { intervalSeconds: kept } };
}

function readTransition({ attributes, line, name }: Element, remarks: Remarks): [string, WrittenTransition][] {
  const id = attributes.get('xml:id') ?? attributes.get('id') ?? attributes.get('transitionName');
  const type = attributes.get('type') ?? '';
  const seconds = Math.min(Number.parseFloat(attributes.get('dur') ?? '1') || 1, 5);
  if (id === undefined) return [];
  if (/^(fade|crossfade)$/i.test(type)) return [[id, { type: 'fade', seconds }]];
  if (/^(slideWipe|pushWipe|barWipe)$/.test(type)) {
    remarks.add(
      'changed',
      { line, element: name },
      {
        en: `the transition "${type}" is a slide here`,
        vi: `hiệu ứng "${type}" ở đây thành trượt ("slide")`,
      },
    );
    return [[id, { type: 'slide', seconds }]];
  }
  remarks.add(
    'left-out',
    { line, element: name },
    {
      en: `the transition "${type}"; there are cut, fade and slide`,
      vi: `hiệu ứng "${type}"; chỉ có "cut", "fade" và "slide"`,
    },
  );
  return [];
}

function tellMetadata({ line, name }: Element, remarks: Remarks): void {
  remarks.add(
    'left-out',
    { line, element: name },
    {
      en: 'reports, tasks and other arrangements with the old server',
      vi: 'báo cáo, tác vụ và thỏa thuận khác với máy chủ cũ',
    },
    { en: 'set where reports go on the player', vi: 'đặt nơi gửi báo cáo trong cài đặt trình phát' },
  );
}

function tellUnknown({ line, name }: Element, remarks: Remarks): void {
  remarks.add(
    'left-out',
    { line, element: name },
    { en: 'has no meaning in a playlist', vi: 'danh sách phát không dùng đến' },
  );
}
