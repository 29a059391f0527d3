import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { provision } from '../../cli/provision.ts';
import { provisionNames } from '../../cli/provision-command.ts';
import { exitCodes } from '../../core/exit-codes.ts';
import { parseSettings } from '../../core/parse-settings.ts';
import { optionOf } from '../../core/settings.ts';
import { readSetUpCode } from '../../player/provisioning/set-up-code.ts';
import { pinOf } from '../../player/provisioning/trust-pin.ts';
import { wasmFile } from '../../publish/check/wasm-file.ts';
import { writtenValues } from '../core/setting-values.ts';
import { makeChannel } from '../fakes/channel.ts';
import { tempDir } from '../fakes/temp-dir.ts';
import { said } from './said.ts';

let dir: string;
beforeEach(async () => void (dir = await tempDir()));
const at = (name: string) => path.join(dir, name);
const made = (...args: readonly string[]) => said(provision, args);

describe('provision', () => {
  it('prints a code of all that was named, and writes the same to a file', async () => {
    const names = provisionNames.filter((name) => name !== 'trust');
    const args = names.flatMap((name) => [optionOf(name), writtenValues[name]]);
    const { exitCode, stdout, stderr } = await made(...args, '--out', at('bluezone-kiosk.json'));

    expect({ exitCode, stderr }).toEqual({
      exitCode: exitCodes.ok,
      stderr: expect.stringContaining('Ctrl+Shift+O') as string,
    });
    const written = Object.fromEntries(names.map((name) => [name, writtenValues[name]]));
    expect(readSetUpCode(stdout)).toMatchObject({ written });
    expect(parseSettings(readFileSync(at('bluezone-kiosk.json'), 'utf8'))).toMatchObject({ written });
  });

  it('draws a QR code that other programs read', async () => {
    const args = ['--config-url', 'https://vi-du.gov.vn/man-hinh/playlist.json', '--screen-id', 'sảnh-1'];
    const { stdout } = await made(...args, '--qr', at('a.png'));
    const { buffer: wasmBinary } = readFileSync(wasmFile('zxing-wasm/reader/zxing_reader.wasm'));
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
    const [read] = await readBarcodes(new Uint8Array(readFileSync(at('a.png'))), { formats: ['QRCode'] });

    expect(read?.text).toBe(stdout.trim().replaceAll('-', ''));
    await made(...args, '--qr', at('a.svg'));
    expect(readFileSync(at('a.svg'), 'utf8')).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[^]*<\/svg>\n$/);
  });

  it('puts the trust file itself into the file, and its pin into the code', async () => {
    const { anchor } = makeChannel();
    writeFileSync(at('1.json'), anchor);
    const args = ['--config-url', 'https://a.vn/p.json', '--trust', at('1.json'), '--out', at('x.json'), '--json'];
    const { code } = JSON.parse((await made(...args)).stdout) as { code: string };

    expect(readSetUpCode(code)).toMatchObject({ trustPin: pinOf(anchor) });
    expect(parseSettings(readFileSync(at('x.json'), 'utf8'))).toMatchObject({
      trustText: JSON.stringify(JSON.parse(anchor)),
    });
  });

  it.each([
    [[], 'name at least one setting', 'ít nhất một cài đặt'],
    [['--rotation', '45'], '--rotation: must be 0, 90', '--rotation: phải là 0, 90'],
    [['--config-url', 'http://a.example/p.json'], '--config-url: http:// is only for', 'chỉ dùng trong mạng nội bộ'],
    [['--config-url', 'clips'], '--config-url: must be an http(s) address', '--config-url: phải là địa chỉ'],
    [['--operator-pin', '4711'], '--operator-pin: is not an option of provision', 'không phải tùy chọn'],
    [['--trust', 'gone.json'], '--trust: ENOENT', '--trust: không có tệp'],
    [['--trust', 'package.json'], '--trust: package.json is not a trust file', 'không phải tệp trust'],
    [['--motion', 'off', '--qr', 'a.gif'], '--qr: must be a file that ends in .svg or .png', 'có đuôi .svg hoặc .png'],
    [['--motion', 'off', '--out', 'package.json'], 'package.json is there already; add --force', 'thêm --force'],
    [['--motion', 'off', '--out', 'none/x.json'], '--out: none/x.json: ENOENT', 'không có tệp hoặc thư mục này'],
  ])('%j says what may be written', async (args, en, vi) => {
    const english = await made(...args);

    expect(english).toMatchObject({ exitCode: exitCodes.usage, stdout: '' });
    expect(english.stderr).toContain(en);
    expect((await made(...args, '--lang', 'vi')).stderr).toContain(vi);
  });

  it('says that a trust file needs an address beside which it lies', async () => {
    writeFileSync(at('1.json'), makeChannel().anchor);

    expect((await made('--trust', at('1.json'))).stderr).toContain('--trust: needs a web address in --config-url');
  });
});
