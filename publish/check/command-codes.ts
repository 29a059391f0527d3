import type { Definition } from './definition.ts';

/** What screens are told to do, and whether any of them would. */
export const commandCodes = {
  COMMAND: {
    severity: 'info',
    meaning: {
      en: 'A command: what screens are told to do, which ones, and until when. Only signed playlists are obeyed.',
      vi: 'Một lệnh: màn hình phải làm gì, màn hình nào, đến khi nào. Màn hình chỉ làm theo danh sách có chữ ký.',
    },
    fix: {
      en: 'nothing, if that is meant',
      vi: 'không cần làm gì nếu đúng ý định',
    },
  },
  COMMAND_OVER: {
    severity: 'warning',
    meaning: {
      en: 'A command whose time has passed: no screen begins it any more.',
      vi: 'Lệnh đã hết hạn: không màn hình nào thực hiện nữa.',
    },
    fix: {
      en: 'take it out with command FOLDER withdraw ID, or give a new one',
      vi: 'rút lệnh bằng command THƯ_MỤC withdraw MÃ, hoặc ra lệnh mới',
    },
  },
  COMMAND_FAR: {
    severity: 'warning',
    meaning: {
      en: 'A command that ends more than 31 days from now: a signed playlist with it is refused.',
      vi: 'Lệnh còn hơn 31 ngày mới hết hạn: danh sách có chữ ký chứa lệnh này sẽ bị từ chối.',
    },
    fix: {
      en: 'write an earlier "until"',
      vi: 'ghi "until" sớm hơn',
    },
  },
  COMMAND_NOBODY: {
    severity: 'warning',
    meaning: {
      en: 'A command for a screen or a tag that the register (screens.csv) does not have, or for no screen at all.',
      vi: 'Lệnh cho màn hình hoặc thẻ không có trong sổ màn hình (screens.csv), hoặc không cho màn hình nào.',
    },
    fix: {
      en: 'correct the name, or write the screen into the register',
      vi: 'sửa lại tên, hoặc ghi thêm màn hình vào sổ',
    },
  },
} as const satisfies Record<string, Definition>;
