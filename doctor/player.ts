import type { Status } from '../core/status.ts';
import { well, type Finding } from './finding.ts';

/** What the player of this data directory says of itself, when one runs. */
export function checkPlayer(status: Status | undefined): readonly Finding[] {
  const code = 'PLAYER';
  if (status === undefined)
    return [
      {
        code,
        verdict: 'unknown',
        words: {
          en: 'No player runs on this data directory, or it is another user’s.',
          vi: 'Không có trình phát nào đang chạy với thư mục dữ liệu này, hoặc thư mục là của người dùng khác.',
        },
      },
    ];
  const { player, screens, faults } = status;
  const shown = screens.map(({ id, nowPlaying, state }) => `${id}: ${nowPlaying?.itemId ?? state}`).join(', ');
  return [
    well(code, {
      en: `Version ${player.version} plays (${shown}).`,
      vi: `Phiên bản ${player.version} đang phát (${shown}).`,
    }),
    ...faults.map(({ code, message }): Finding => ({
      code: 'PLAYER_FAULT',
      verdict: 'warning',
      words: { en: `The player says ${code}: ${message}`, vi: `Trình phát báo ${code}: ${message}` },
      fix: { en: 'docs/status-codes.md tells what to do about it.', vi: 'Cách xử lý: xem docs/status-codes.md.' },
    })),
  ];
}
