import type { TrustReports } from '../core/trust-reports.ts';
import { trustReports } from '../core/trust-reports.ts';
import type { Lang } from '../core/words.ts';
import { settleWebAddress } from '../player/report-address.ts';
import type { ReportsChange } from '../publish/keys/trust-reports.ts';
import { Refused, wrongValue, type Values } from './command-line.ts';

/** Where `keys init` and `keys rotate` say that screens report to; `undefined` where they do not say. Throws `Refused`. */
export function readReports(values: Values<'keys'>): ReportsChange | undefined {
  const { 'report-url': reportUrl, 'report-method': reportMethod, 'heartbeat-url': heartbeatUrl } = values;
  if (reportMethod !== undefined && reportMethod !== 'post' && reportMethod !== 'put')
    throw wrongValue('--report-method', { en: 'post or put', vi: 'post hoặc put' }, reportMethod);
  const change: ReportsChange = {
    ...addressIn('--report-url', 'reportUrl', reportUrl),
    ...(reportMethod === undefined ? {} : { reportMethod }),
    ...addressIn('--heartbeat-url', 'heartbeatUrl', heartbeatUrl),
  };
  return Object.keys(change).length === 0 ? undefined : change;
}

/** What is told of them, a line each. */
export function reportLines(reports: TrustReports | undefined, lang: Lang): readonly string[] {
  const { reportUrl, reportMethod = 'post', heartbeatUrl } = reports ?? {};
  const say = words[lang];
  return [
    ...(reportUrl === undefined ? [] : [say.plays(reportUrl, reportMethod)]),
    ...(heartbeatUrl === undefined ? [] : [say.heartbeats(heartbeatUrl)]),
  ];
}

function addressIn(option: string, name: 'reportUrl' | 'heartbeatUrl', written: string | undefined): ReportsChange {
  if (written === undefined || written === 'none') return written === undefined ? {} : { [name]: 'none' };
  if (!trustReports.safeParse({ [name]: written }).success) throw wrongValue(option, form, written);
  const settled = settleWebAddress(written);
  if (settled.kind === 'settled') return { [name]: written };
  throw new Refused({ en: `${option}: ${settled.message}`, vi: `${option}: ${settled.message}` });
}

const form = {
  en: 'none, or an http(s) address without a login: everybody may read a trust file',
  vi: 'none, hoặc địa chỉ http(s) không kèm tài khoản, vì ai cũng đọc được tệp trust',
};

const words = {
  vi: {
    plays: (url: string, method: string) => `Nhật ký phát gửi tới ${url} (${method}), trừ khi máy đặt nơi khác`,
    heartbeats: (url: string) => `Tín hiệu còn hoạt động gửi tới ${url}, trừ khi máy đặt nơi khác`,
  },
  en: {
    plays: (url: string, method: string) => `Plays are brought to ${url} (${method}), unless a machine has it set`,
    heartbeats: (url: string) => `Heartbeats go to ${url}, unless a machine has it set`,
  },
} as const satisfies Record<Lang, object>;
