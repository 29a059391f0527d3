import type { Words } from '../core/words.ts';
import { well, type Finding } from './finding.ts';

/** What the network gave for the config URL of this player. */
export interface NetworkFacts {
  /** Of all interfaces but loopback. */
  readonly addresses: readonly string[];
  readonly configUrl?: string;
  readonly playlist?:
    | { readonly kind: 'read'; readonly id: string; readonly revision: number }
    | { readonly kind: 'bad'; readonly faults: readonly Words[] }
    | { readonly kind: 'unreadable'; readonly reason: Words };
  /** Of the server of an https address that is reached without a proxy. */
  readonly certificate?: { readonly endsAt: number; readonly issuer: string };
}

const DAY_MS = 86_400_000;
/** Who renews by hand needs some days; who renews by program does it a month before. */
const SOON_DAYS = 21;

/** Whether the playlist can be had, and goes on to be. */
export function checkNetwork(facts: NetworkFacts, now: number): readonly Finding[] {
  const { addresses, configUrl, playlist, certificate } = facts;
  if (configUrl === undefined || playlist === undefined) return [noAddress];
  const isRemote = /^https?:/i.test(configUrl);
  return [
    ...(isRemote ? [cable(addresses)] : []),
    list(configUrl, playlist),
    ...(certificate === undefined ? [] : [validity(certificate, now)]),
  ];
}

const noAddress: Finding = {
  code: 'CONFIG_URL',
  verdict: 'warning',
  words: {
    en: 'No config URL is set: only the campaign that ships plays.',
    vi: 'Chưa đặt địa chỉ danh sách phát: máy chỉ phát nội dung có sẵn.',
  },
  fix: { en: 'Name the playlist:', vi: 'Đặt địa chỉ danh sách phát:' },
  commands: ['bluezone-kiosk settings set configUrl https://…/playlist.json'],
};

function cable(addresses: readonly string[]): Finding {
  const code = 'NETWORK';
  if (addresses.length > 0)
    return well(code, {
      en: `This machine is ${addresses.join(', ')}.`,
      vi: `Địa chỉ của máy: ${addresses.join(', ')}.`,
    });
  return {
    code,
    verdict: 'error',
    words: {
      en: 'This machine has no address: no cable, no Wi-Fi, or no DHCP.',
      vi: 'Máy không có địa chỉ mạng: chưa cắm dây, chưa có Wi-Fi, hoặc không có DHCP.',
    },
    fix: {
      en: 'See to the cable or the Wi-Fi. What it has plays on meanwhile.',
      vi: 'Kiểm tra dây mạng hoặc Wi-Fi. Trong lúc đó máy vẫn phát nội dung đang có.',
    },
  };
}

function list(configUrl: string, playlist: NonNullable<NetworkFacts['playlist']>): Finding {
  const code = 'CONFIG_URL';
  switch (playlist.kind) {
    case 'read':
      return well(code, {
        en: `${configUrl} gives ${playlist.id}, revision ${playlist.revision}.`,
        vi: `${configUrl} cho danh sách ${playlist.id}, bản ${playlist.revision}.`,
      });
    case 'unreadable':
      return {
        code,
        verdict: 'error',
        words: {
          en: `${configUrl} cannot be had: ${playlist.reason.en}`,
          vi: `Không lấy được ${configUrl}: ${playlist.reason.vi}`,
        },
        fix: {
          en: 'Open the address in a browser on this machine; correct it with settings set configUrl.',
          vi: 'Mở thử địa chỉ đó bằng trình duyệt trên máy này; sửa bằng settings set configUrl.',
        },
      };
    case 'bad':
      return {
        code,
        verdict: 'error',
        words: {
          en: `What ${configUrl} gives is refused: ${playlist.faults.map(({ en }) => en).join('; ')}`,
          vi: `Nội dung ở ${configUrl} bị từ chối: ${playlist.faults.map(({ vi }) => vi).join('; ')}`,
        },
        fix: { en: 'Who publishes it finds all faults with:', vi: 'Người đăng nội dung tìm mọi lỗi bằng:' },
        commands: [`bluezone-kiosk check ${configUrl}`],
      };
  }
}

function validity({ endsAt, issuer }: NonNullable<NetworkFacts['certificate']>, now: number): Finding {
  const code = 'CERTIFICATE';
  const days = Math.floor((endsAt - now) / DAY_MS);
  const words = {
    en: `The server's certificate (${issuer}) ${days < 0 ? `ended ${-days} days ago` : `is good for ${days} days`}.`,
    vi: `Chứng chỉ của máy chủ (${issuer}) ${days < 0 ? `đã hết hạn ${-days} ngày` : `còn hạn ${days} ngày`}.`,
  };
  if (days >= SOON_DAYS) return well(code, words);
  return {
    code,
    verdict: days < 0 ? 'error' : 'warning',
    words,
    fix: {
      en: 'Whoever runs the web server renews it there.',
      vi: 'Người quản trị máy chủ web cần gia hạn chứng chỉ.',
    },
  };
}
