import { pageOriginsOf } from '../../core/page-origins.ts';
import { campaignsOf, placeOfItem, type Playlist, type WebItem } from '../../core/playlist.ts';
import type { Trust } from '../../core/trust.ts';
import { originOf, readWebOrigins } from '../../core/web-origins.ts';
import type { Words } from '../../core/words.ts';
import { finding, type Finding } from './finding.ts';

/** The trust file that screens go by. */
export interface TrustInForce {
  /** What people call it, such as `trust/2.json`. */
  readonly file: string;
  readonly trust: Pick<Trust, 'webOrigins'>;
}

/**
 * The web pages that screens refuse by their trust file, whatever each machine allows; nothing where that file leaves pages
 * to the machines. Told in the words alone what to do, for `publish` repeats only these.
 */
export function webBoundFindings(playlist: Playlist, { file, trust }: TrustInForce): readonly Finding[] {
  const { webOrigins: named } = trust;
  if (named === undefined) return [];
  const nameable = pageOriginsOf(playlist).filter((origin) => isNameable(origin) && !named.includes(origin));
  const rotate = `keys rotate --web-origins ${[...named, ...nameable].join(',')}`;
  return campaignsOf(playlist).flatMap((campaign) =>
    campaign.items.flatMap((item, index) => {
      if (item.kind !== 'web') return [];
      const origin = originOf(item.url) ?? item.url;
      if (named.includes(origin)) return [];
      const [left, todo] = [insteadOf(item), isNameable(origin) ? nameIt(rotate) : neverNamed];
      return finding('WEB_NOT_ALLOWED', placeOfItem(campaign, index), {
        en: `the trust file ${file} does not name ${origin}, so screens ${left.en}: ${todo.en}`,
        vi: `tệp trust ${file} không nêu ${origin}, nên màn hình ${left.vi}: ${todo.vi}`,
      });
    }),
  );
}

/** Whether a trust file may name an origin. */
function isNameable(origin: string): boolean {
  return readWebOrigins(origin) !== undefined;
}

function insteadOf({ fallback }: WebItem): Words {
  return fallback === undefined
    ? { en: 'leave this page out', vi: 'bỏ qua trang này' }
    : { en: 'show its "fallback" picture instead of this page', vi: 'chỉ hiện ảnh thay "fallback" của trang này' };
}

function nameIt(rotate: string): Words {
  return {
    en: `name it there too (${rotate}), or take the page out`,
    vi: `hãy bổ sung nguồn này (${rotate}), hoặc bỏ trang này ra`,
  };
}

const neverNamed: Words = {
  en: 'no trust file can name it, so give an https:// address of a server, or take the page out',
  vi: 'không tệp trust nào nêu được nguồn này, vậy hãy ghi địa chỉ https:// của một máy chủ, hoặc bỏ trang này ra',
};
