import { optionOf, settingNames, settingRow } from '../core/settings.ts';
import { json, lang, type CommandHelp, type Option } from './command-help.ts';

/** The settings that an officer gives many machines: no secrets, and of the files only the trust file. */
export const provisionNames = settingNames.filter((name) => {
  const { isSecret, isFile } = settingRow(name);
  return !isSecret && (!isFile || name === 'trust');
});

export const provisionCommand = {
  provision: {
    usage: '',
    en: 'make a set-up code, or a settings file for a stick, that sets machines up',
    vi: 'tạo mã cài đặt, hoặc tệp cài đặt cho USB, để cài đặt các máy',
    options: [
      ...provisionNames.map((name): Option => {
        const { value, help } = settingRow(name);
        return [optionOf(name), value, help.en, help.vi];
      }),
      [
        '--out',
        'FILE',
        'also write a settings file, such as bluezone-kiosk.json',
        'ghi thêm tệp cài đặt, ví dụ bluezone-kiosk.json',
      ],
      [
        '--qr',
        'FILE',
        'also write the code as a QR code, .svg or .png',
        'ghi thêm mã QR của mã cài đặt, .svg hoặc .png',
      ],
      ['--force', '', 'write over files that are there', 'ghi đè tệp đã có'],
      json,
      lang,
    ],
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;
