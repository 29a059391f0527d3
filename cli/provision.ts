import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { optionOf, settingForms, settingReaders, type SettingName, type Settings } from '../core/settings.ts';
import type { Words } from '../core/words.ts';
import { reasonOf } from '../player/log.ts';
import { checkConfigUrl } from '../player/network-policy.ts';
import { SETTINGS_FILE } from '../player/provisioning/settings-file.ts';
import { writeSetUpCode } from '../player/provisioning/set-up-code.ts';
import { pinOf } from '../player/provisioning/trust-pin.ts';
import { codePicture } from '../publish/provision/code-picture.ts';
import { reasonWords } from '../publish/reason-words.ts';
import { answer, Refused, wrongValue } from './command-line.ts';
import { provisionNames } from './provision-command.ts';

/** `bluezone-kiosk provision`: prints a set-up code, and writes the same as a QR code and as a settings file. */
export async function provision(args: readonly string[]): Promise<number> {
  return answer('provision', args, async ({ values, lang }) => {
    const given: Readonly<Record<string, string | boolean | undefined>> = values;
    const settings = Object.fromEntries(
      provisionNames.flatMap((name) => {
        const written = given[optionOf(name).slice(2)];
        return typeof written === 'string' ? [[name, valueOf(name, written)] as const] : [];
      }),
    ) as Settings;
    if (Object.keys(settings).length === 0) throw new Refused(NOTHING);
    const { trust, ...others } = settings;
    const anchor = trust === undefined ? undefined : readTrust(trust);
    const code = codeOf(others, anchor);
    const { out, qr, force } = values;
    const picture = qr === undefined ? undefined : pictureOf(code, qr);
    if (out !== undefined) {
      const document = anchor === undefined ? {} : { trust: JSON.parse(anchor.replace(/^\ufeff/, '')) as unknown };
      await write('--out', out, `${JSON.stringify({ ...others, ...document }, null, 2)}\n`, force);
    }
    if (qr !== undefined && picture !== undefined) await write('--qr', qr, picture, force);
    if (values.json) process.stdout.write(`${JSON.stringify({ ok: true, code, out, qr })}\n`);
    else {
      process.stdout.write(`${code}\n`);
      process.stderr.write(`${HOW[lang]}\n`);
      if (out !== undefined && path.basename(out) !== SETTINGS_FILE) process.stderr.write(`${NAME[lang]}\n`);
    }
    return exitCodes.ok;
  });
}

/** Throws `Refused`. */
function valueOf(name: SettingName, written: string): string | number | boolean {
  const value = settingReaders[name](written);
  if (value === undefined) throw wrongValue(optionOf(name), settingForms[name], written);
  if (name !== 'configUrl') return value;
  if (/^https?:/i.test(written)) {
    const verdict = checkConfigUrl(written);
    if (verdict.kind === 'allowed') return value;
    const { en, vi } = reasonWords(verdict.reason);
    throw new Refused({ en: `--config-url: ${en}`, vi: `--config-url: ${vi}` });
  }
  // A folder of the machines, not of this one: from a code it would begin nowhere.
  if (!path.posix.isAbsolute(written) && !path.win32.isAbsolute(written))
    throw wrongValue('--config-url', settingForms.configUrl, written);
  return value;
}

/** The text of a trust file. Throws `Refused` when it is none. */
function readTrust(file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    if (pinOf(text) !== undefined) return text;
  } catch (error) {
    const { en, vi } = reasonWords(reasonOf(error));
    throw new Refused({ en: `--trust: ${en}`, vi: `--trust: ${vi}` });
  }
  throw new Refused({ en: `--trust: ${file} is not a trust file`, vi: `--trust: ${file} không phải tệp trust` });
}

/** Throws `Refused` when no code can say it. */
function codeOf(settings: Settings, anchor: string | undefined): string {
  if (anchor === undefined) return writeSetUpCode(settings);
  if (!/^https?:/i.test(settings.configUrl ?? '')) throw new Refused(NO_ADDRESS);
  return writeSetUpCode(settings, pinOf(anchor));
}

/** Throws `Refused` when it is to be no picture that there is. */
function pictureOf(code: string, file: string): Uint8Array {
  const form = /\.(svg|png)$/i.exec(file)?.[1]?.toLowerCase();
  if (form === undefined)
    throw wrongValue('--qr', { en: 'a file that ends in .svg or .png', vi: 'tệp có đuôi .svg hoặc .png' }, file);
  const picture = codePicture(code, form === 'svg' ? 'svg' : 'png');
  if (picture === undefined) throw new Refused(TOO_LONG);
  return picture;
}

async function write(option: string, file: string, data: string | Uint8Array, force: boolean): Promise<void> {
  try {
    await writeFile(file, data, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new Refused({
        en: `${option}: ${file} is there already; add --force to write over it`,
        vi: `${option}: đã có tệp ${file}; thêm --force để ghi đè`,
      });
    const { en, vi } = reasonWords(reasonOf(error));
    throw new Refused({ en: `${option}: ${file}: ${en}`, vi: `${option}: ${file}: ${vi}` });
  }
}

const NOTHING: Words = {
  en: 'name at least one setting, such as --config-url https://example.gov.vn/playlist.json',
  vi: 'hãy nêu ít nhất một cài đặt, ví dụ --config-url https://vi-du.gov.vn/playlist.json',
};
const NO_ADDRESS: Words = {
  en: '--trust: needs a web address in --config-url: machines fetch the trust file from beside the playlist',
  vi: '--trust: cần địa chỉ web trong --config-url: máy tải tệp tin cậy ở cạnh danh sách phát',
};
const TOO_LONG: Words = {
  en: '--qr: this is too long for a QR code; use --out, and a stick',
  vi: '--qr: quá dài cho một mã QR; hãy dùng --out và USB',
};
const HOW: Words = {
  en: 'On the screen: Ctrl+Shift+O, “Set this screen up”; type the code, or scan its QR code.',
  vi: 'Tại màn hình: bấm Ctrl+Shift+O, chọn “Cài đặt màn hình này”, rồi gõ mã hoặc quét mã QR.',
};
const NAME: Words = {
  en: `On the stick the file must be called ${SETTINGS_FILE}.`,
  vi: `Trên USB, tệp phải có tên ${SETTINGS_FILE}.`,
};
