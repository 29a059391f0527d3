import type { Lang, Words } from '../core/words.ts';
import type { Looked, UpdateRecord } from '../core/update.ts';

/** How updates stand on a machine. */
export interface UpdatesShown {
  readonly url: string | undefined;
  readonly isFirst: boolean;
  readonly record: UpdateRecord;
}

/** What is said on one line each, for people. */
export function shownUpdates({ url, isFirst, record }: UpdatesShown, lang: Lang): string {
  return [
    ...(url === undefined ? [off] : [on(url), ...(isFirst ? [first] : [])]),
    ...stateWords(record),
    ...lookedWords(record.looked),
    ...lastWords(record),
    ...(record.previous === undefined ? [] : [kept(record.previous)]),
    ...(record.bad.length === 0 ? [] : [bad(record.bad.join(', '))]),
  ]
    .map((words) => words[lang])
    .join('\n');
}

/** The same for scripts. */
export function updatesJson({ url, isFirst, record }: UpdatesShown): string {
  const { state, bad, previous = null, last, looked } = record;
  const dated = (one: { readonly at: number } | undefined) =>
    one === undefined ? null : { ...one, at: new Date(one.at).toISOString() };
  const source = { on: url !== undefined, url: url ?? null, first: isFirst, looked: dated(looked) };
  return JSON.stringify({ ...source, state: state.kind, previous, bad, last: dated(last) }, null, 2);
}

const off: Words = {
  en: 'newer versions do not come by themselves; to have them: bluezone-kiosk updates on URL --key FILE',
  vi: 'máy không tự lấy phiên bản mới; muốn bật: bluezone-kiosk updates on URL --key TỆP',
};

const first: Words = {
  en: 'this machine takes new versions before others do',
  vi: 'máy này nhận phiên bản mới trước các máy khác',
};

function on(url: string): Words {
  return { en: `newer versions come from ${url}`, vi: `phiên bản mới được lấy từ ${url}` };
}

function kept(version: string): Words {
  return {
    en: `version ${version} is kept; to go back to it: sudo bluezone-kiosk updates back`,
    vi: `phiên bản ${version} được giữ lại; muốn quay về: sudo bluezone-kiosk updates back`,
  };
}

function bad(versions: string): Words {
  return {
    en: `taken back here, and not tried again: ${versions}`,
    vi: `đã bị gỡ trên máy này, sẽ không thử lại: ${versions}`,
  };
}

function stateWords({ state }: UpdateRecord): readonly Words[] {
  if (state.kind === 'idle') return [];
  const { from, to } = state.attempt;
  switch (state.kind) {
    case 'installing':
      return [{ en: `version ${to} is being installed`, vi: `đang cài phiên bản ${to}` }];
    case 'judging':
      return [
        {
          en: `version ${to} is installed; a moving picture is waited for`,
          vi: `đã cài phiên bản ${to}, đang chờ hình chạy`,
        },
      ];
    case 'unseen':
      return [
        {
          en: `version ${to} runs; its picture is looked at when the screen opens, and until then ${from} can be put back`,
          vi: `phiên bản ${to} đang chạy; khi màn hình mở cửa máy sẽ xem hình, từ giờ đến đó vẫn quay về ${from} được`,
        },
      ];
    case 'going-back':
      return [{ en: `version ${from} is being put back`, vi: `đang quay về phiên bản ${from}` }];
  }
}

function lookedWords(looked: Looked | undefined): readonly Words[] {
  if (looked === undefined) return [];
  const at = momentOf(looked.at);
  switch (looked.kind) {
    case 'nothing':
      return [{ en: `${at}: there was nothing newer`, vi: `${at}: không có phiên bản mới hơn` }];
    case 'taken':
      return [];
    case 'waits':
      return [
        {
          en: `${at}: version ${looked.version} is out, but not for this machine yet`,
          vi: `${at}: có phiên bản ${looked.version} nhưng chưa đến lượt máy này`,
        },
      ];
    case 'bad':
      return [
        {
          en: `${at}: only version ${looked.version} was there, which was taken back here`,
          vi: `${at}: chỉ có phiên bản ${looked.version}, bản này đã bị gỡ trên máy này`,
        },
      ];
    case 'later':
      return [
        {
          en: `${at}: version ${looked.version} has come, and waits for the next quiet time`,
          vi: `${at}: đã tải phiên bản ${looked.version}, chờ giờ vắng tới để cài`,
        },
      ];
    case 'not-reached':
      return [{ en: `${at}: not reached: ${looked.why}`, vi: `${at}: không kết nối được: ${looked.why}` }];
    case 'not-taken':
      return [{ en: `${at}: nothing was changed: ${looked.why}`, vi: `${at}: chưa thay đổi gì: ${looked.why}` }];
  }
}

function momentOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function lastWords({ last }: UpdateRecord): readonly Words[] {
  if (last === undefined) return [];
  const { from, to } = last;
  const at = momentOf(last.at);
  switch (last.kind) {
    case 'updated':
      return [{ en: `${at}: updated from ${from} to ${to}`, vi: `${at}: đã cập nhật từ ${from} lên ${to}` }];
    case 'went-back': {
      const why = last.why ?? '';
      return [
        {
          en: `${at}: version ${to} was taken back to ${from}${why === '' ? ', as was asked for' : `: ${why}`}`,
          vi: `${at}: đã quay từ phiên bản ${to} về ${from}${why === '' ? ' theo yêu cầu' : `: ${why}`}`,
        },
      ];
    }
    case 'stuck':
      return [
        {
          en: `${at}: version ${to} could not be taken back to ${from}, and is tried again every hour: ${last.why}`,
          vi: `${at}: chưa quay được từ phiên bản ${to} về ${from}, mỗi giờ thử lại một lần: ${last.why}`,
        },
      ];
  }
}

export const refusals = {
  notLinux: {
    en: 'this command is for Linux; docs/updates.md tells how versions come to Windows',
    vi: 'lệnh này dành cho Linux; docs/updates.md cho biết cách cập nhật trên Windows',
  },
  notRoot: { en: 'this is for root: put sudo before the command', vi: 'cần quyền root: thêm sudo vào trước lệnh' },
  notPackaged: {
    en: 'this player is a clone: only an installed package can be updated (docs/packages.md)',
    vi: 'trình phát này chạy từ mã nguồn: chỉ cập nhật được bản cài bằng gói (docs/packages.md)',
  },
  noSession: {
    en: 'there is no kiosk session on this machine, so nobody could tell whether a new version plays: first "bluezone-kiosk install --kiosk-session"',
    vi: 'máy này chưa có phiên kiosk nên không biết được phiên bản mới có phát hay không: trước hết chạy "bluezone-kiosk install --kiosk-session"',
  },
  howToAsk: {
    en: 'write updates show, updates on URL --key FILE, updates off, updates now or updates back',
    vi: 'ghi updates show, updates on URL --key TỆP, updates off, updates now hoặc updates back',
  },
  noKey: {
    en: 'updates on: needs --key FILE, the public key of whoever makes the packages (key.asc in their folder)',
    vi: 'updates on: thiếu --key TỆP, khóa công khai của người làm gói cài đặt (key.asc trong thư mục của họ)',
  },
  notOn: {
    en: 'newer versions do not come by themselves here: first "bluezone-kiosk updates on URL --key FILE"',
    vi: 'máy này chưa bật tự cập nhật: trước hết chạy "bluezone-kiosk updates on URL --key TỆP"',
  },
  busy: {
    en: 'an update is under way: try again in ten minutes',
    vi: 'máy đang cập nhật: hãy thử lại sau mười phút',
  },
  failed: {
    en: 'it has failed; why: journalctl -u bluezone-kiosk-update, or the state of this machine below',
    vi: 'không thành công; nguyên nhân: journalctl -u bluezone-kiosk-update, hoặc tình hình của máy dưới đây',
  },
} as const satisfies Readonly<Record<string, Words>>;

export const takesTime: Words = {
  en: 'this takes up to ten minutes; the screen may be dark for a moment…',
  vi: 'việc này mất đến mười phút, màn hình có thể tối trong giây lát…',
};

export const nowOn: Words = {
  en: 'from now on this machine looks for newer versions every hour, and takes them while its screens are closed',
  vi: 'từ nay cứ mỗi giờ máy tìm phiên bản mới một lần, và chỉ cài khi màn hình đóng cửa',
};

export const nowOff: Words = {
  en: 'newer versions do not come by themselves any more; the player stays as it is',
  vi: 'máy không tự lấy phiên bản mới nữa; trình phát giữ nguyên như hiện tại',
};
