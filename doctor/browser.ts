import { well, type Finding } from './finding.ts';

/** What the browser that plays says of itself. */
export type BrowserFacts =
  | { readonly kind: 'none'; readonly why: 'none' | 'only-snap' }
  | { readonly kind: 'silent'; readonly path: string; readonly reason: string }
  | {
      readonly kind: 'asked';
      /** Such as `Chrome/156.0.8078.79`. */
      readonly product: string;
      /** What its graphics are drawn by, such as `Mesa Intel(R) UHD Graphics`. */
      readonly renderer: string;
      /** Codecs that a chip decodes, such as `h264 main`; none: the processor decodes all. */
      readonly decodedByChip: readonly string[];
      /** Which of the kinds of `WANTED_KINDS` it plays. */
      readonly plays: readonly string[];
    };

/** The kinds of media that playlists are made of: MP4 with H.264 and AAC; and what is common besides. */
export const WANTED_KINDS = {
  'video/mp4; codecs="avc1.640028"': 'H.264',
  'audio/mp4; codecs="mp4a.40.2"': 'AAC',
  'video/webm; codecs="vp09.00.40.08"': 'VP9',
  'video/mp4; codecs="av01.0.08M.08"': 'AV1',
  'video/mp4; codecs="hvc1.1.6.L120.90"': 'HEVC',
} as const;
const NEEDED = ['H.264', 'AAC'] as const;

/** Whether there is a browser, what it plays, and whether a chip helps it. */
export function checkBrowser(facts: BrowserFacts, groups: { readonly hasRenderNode: boolean }): readonly Finding[] {
  switch (facts.kind) {
    case 'none':
      return [missing(facts.why)];
    case 'silent':
      return [
        {
          code: 'BROWSER',
          verdict: 'error',
          words: {
            en: `${facts.path} does not start: ${facts.reason}.`,
            vi: `${facts.path} không khởi động được: ${facts.reason}.`,
          },
          fix: { en: 'Install it anew.', vi: 'Hãy cài lại trình duyệt.' },
          commands: ['sudo apt-get install --reinstall chromium'],
        },
      ];
    case 'asked':
      return [
        well('BROWSER', { en: `It plays in ${facts.product}.`, vi: `Phát bằng ${facts.product}.` }),
        codecs(facts.plays),
        graphics(facts, groups.hasRenderNode),
      ];
  }
}

function missing(why: 'none' | 'only-snap'): Finding {
  return {
    code: 'BROWSER',
    verdict: 'error',
    words:
      why === 'none'
        ? { en: 'There is no Chromium, Chrome or Edge here.', vi: 'Máy chưa có Chromium, Chrome hay Edge.' }
        : {
            en: 'There is only the snap of Chromium, which cannot reach the folders of the player.',
            vi: 'Máy chỉ có Chromium bản snap, bản này không đọc được thư mục của trình phát.',
          },
    fix: { en: 'Install one of them.', vi: 'Hãy cài một trong các trình duyệt đó.' },
    commands: why === 'none' ? ['sudo apt-get install chromium'] : [],
  };
}

function codecs(plays: readonly string[]): Finding {
  const code = 'CODECS';
  const lacking = NEEDED.filter((kind) => !plays.includes(kind));
  if (lacking.length === 0)
    return well(code, { en: `It plays ${plays.join(', ')}.`, vi: `Phát được ${plays.join(', ')}.` });
  return {
    code,
    verdict: 'error',
    words: {
      en: `It does not play ${lacking.join(' and ')}, of which nearly all clips are made.`,
      vi: `Không phát được ${lacking.join(' và ')}, định dạng của hầu hết các đoạn phim.`,
    },
    fix: {
      en: 'Take Debian’s Chromium, Google Chrome or Microsoft Edge.',
      vi: 'Hãy dùng Chromium của Debian, Google Chrome hoặc Microsoft Edge.',
    },
  };
}

function graphics(
  { renderer, decodedByChip }: Extract<BrowserFacts, { kind: 'asked' }>,
  hasRenderNode: boolean,
): Finding {
  const code = 'VIDEO_DECODE';
  // Of `ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)` the second; drawn by software it is none.
  const chip = /SwiftShader|llvmpipe|^$/i.test(renderer)
    ? undefined
    : (/^ANGLE \([^,]*, (.*?),/.exec(renderer)?.[1] ?? renderer);
  if (decodedByChip.some((codec) => /h264/i.test(codec)))
    return well(code, {
      en: `A chip decodes H.264 (${chip ?? renderer}).`,
      vi: `Chip đồ họa giải mã H.264 (${chip ?? renderer}).`,
    });
  return {
    code,
    verdict: 'warning',
    words: {
      en: `The processor decodes videos${chip === undefined ? ' and draws' : ` (${chip} draws)`}: 1080p plays where it is quick enough, 4K does not.`,
      vi: `CPU phải tự giải mã phim${chip === undefined ? ' và tự vẽ hình' : ` (${chip} vẽ hình)`}: phim 1080p chỉ mượt nếu máy đủ nhanh, phim 4K thì không.`,
    },
    fix: hasRenderNode
      ? { en: 'Install the drivers of the chip:', vi: 'Cài trình điều khiển cho chip đồ họa:' }
      : {
          en: 'No graphics chip can be used here (/dev/dri/renderD128): keep clips at 1080p, 30 pictures a second.',
          vi: 'Máy không có chip đồ họa dùng được (/dev/dri/renderD128): chỉ nên dùng phim 1080p, 30 hình/giây.',
        },
    ...(hasRenderNode
      ? { commands: ['sudo apt-get install va-driver-all', 'sudo usermod -aG render,video bluezone-kiosk'] }
      : {}),
  };
}
