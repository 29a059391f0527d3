import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { quoted } from '../core/faults.ts';
import type { Lang } from '../core/words.ts';
import { keyIdOf, publicKeyOf } from '../player/trust/public-key.ts';
import { describeKey, parseKeyFile } from '../publish/keys/key-file.ts';
import { readKeyFolder, type KeyFolder } from '../publish/keys/key-folder.ts';
import { addKey, initKeys, rotateKeys, type KeysMade, type Rotation } from '../publish/keys/keys.ts';
import type { NamedKey } from '../publish/keys/make-trust.ts';
import { Refused, wrongValue, type Values } from './command-line.ts';
import { passphrases } from './passphrase.ts';
import { answerOfficer } from './trouble.ts';

/** `bluezone-kiosk keys init|add|rotate|list`: the keys of a channel, on the officer's own machine. */
export async function keys(args: readonly string[]): Promise<number> {
  return answerOfficer('keys', args, async ({ values, positionals, lang }) => {
    const [verb = 'list', ...more] = positionals;
    if (more.length > 0 || !isVerb(verb))
      throw new Refused({
        en: 'write keys init, keys add, keys rotate or keys list',
        vi: 'ghi keys init, keys add, keys rotate hoặc keys list',
      });
    if (values.keys === undefined)
      throw new Refused({ en: 'name the folder of the keys: --keys DIR', vi: 'phải nêu thư mục khóa: --keys THƯ_MỤC' });
    const dir = path.resolve(values.keys);
    const told = await verbs[verb](dir, values, lang);
    process.stdout.write(values.json ? `${JSON.stringify(told.json, null, 2)}\n` : `${told.lines.join('\n')}\n`);
    return exitCodes.ok;
  });
}

interface Told {
  readonly json: object;
  readonly lines: readonly string[];
}

const verbs = {
  async init(dir: string, { channel, name }: Values<'keys'>, lang: Lang): Promise<Told> {
    if (channel === undefined)
      throw new Refused({ en: 'name the channel: --channel ID', vi: 'phải nêu tên kênh: --channel TÊN' });
    const made = await initKeys(dir, { channel, name: name ?? channel }, worldOf(lang));
    return toldOf(dir, made, words[lang].made(dir), lang);
  },

  async add(dir: string, { name }: Values<'keys'>, lang: Lang): Promise<Told> {
    if (name === undefined)
      throw new Refused({ en: 'say whose key it is: --name NAME', vi: 'phải nêu khóa của ai: --name TÊN' });
    const { file, public: key } = await addKey(dir, name, worldOf(lang));
    return { json: { file, public: key, id: keyIdOf(key) }, lines: [path.join(dir, file), words[lang].added(key)] };
  },

  async rotate(dir: string, values: Values<'keys'>, lang: Lang): Promise<Told> {
    const rotation: Rotation = {
      add: await Promise.all(listOf(values.add).map(readPublic)),
      remove: listOf(values.remove),
      threshold: values.threshold === undefined ? undefined : readCount(values.threshold),
      rootDir: values.root,
      newRoot: values['new-root'],
      isStolen: values.stolen,
    };
    return toldOf(dir, await rotateKeys(dir, rotation, worldOf(lang)), words[lang].rotated(values.stolen), lang);
  },

  async list(dir: string, _values: Values<'keys'>, lang: Lang): Promise<Told> {
    const folder = await readKeyFolder(dir);
    if (folder.keys.length === 0 && folder.chain === undefined)
      throw new Refused(
        {
          en: `no keys in ${dir}: begin with bluezone-kiosk keys init --keys ${dir} --channel ID`,
          vi: `${dir} không có khóa nào: hãy bắt đầu bằng bluezone-kiosk keys init --keys ${dir} --channel TÊN`,
        },
        { exitCode: exitCodes.faulty },
      );
    return { json: jsonOf(folder), lines: linesOf(folder, lang) };
  },
};

function isVerb(verb: string): verb is keyof typeof verbs {
  return Object.hasOwn(verbs, verb);
}

function worldOf(lang: Lang) {
  return { passphrase: passphrases(lang, process.env), now: Date.now };
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
}

/** A public key as it was sent by mail, or the file of a key. Throws `Refused`. */
async function readPublic(written: string): Promise<NamedKey> {
  if (publicKeyOf(written) !== undefined) return { public: written };
  const file = parseKeyFile(await readFile(written, 'utf8').catch(() => ''));
  if (file?.role === 'publish') return { public: file.public, name: file.name };
  throw wrongValue(
    '--add',
    { en: 'public keys, or files that keys add wrote', vi: 'khóa công khai, hoặc tệp do keys add ghi' },
    written,
  );
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 16) return count;
  throw wrongValue('--threshold', { en: 'a number from 1 to 16', vi: 'số từ 1 đến 16' }, text);
}

function toldOf(dir: string, { trust, files }: KeysMade, told: readonly string[], lang: Lang): Told {
  return {
    json: { channel: trust.channel, version: trust.version, epoch: trust.epoch, files },
    lines: [words[lang].wrote, ...files.map((file) => `  ${path.join(dir, file)}`), ...told],
  };
}

function jsonOf({ keys: files, chain }: KeyFolder): object {
  const trust = chain?.trust;
  return {
    channel: trust?.channel ?? null,
    version: trust?.version ?? null,
    epoch: trust?.epoch ?? null,
    threshold: trust?.publish.threshold ?? null,
    publishers:
      trust?.publish.keys.map(({ public: key, name }) => ({ id: keyIdOf(key), name: name ?? null, public: key })) ?? [],
    files: files.map(({ file, key }) => ({ file, role: key.role, name: key.name, id: keyIdOf(key.public) })),
  };
}

function linesOf({ dir, keys: files, chain }: KeyFolder, lang: Lang): readonly string[] {
  const say = words[lang];
  const trust = chain?.trust;
  return [
    trust === undefined ? say.noTrust(dir) : say.trust(trust.channel, trust.version, trust.epoch),
    ...(trust === undefined
      ? []
      : [say.publishers(trust.publish.threshold), ...trust.publish.keys.map((key) => `  ${describeKey(key)}`)]),
    say.files,
    ...files.map(({ file, key }) => `  ${file}  ${key.role}  ${describeKey(key)}`),
  ];
}

const words = {
  vi: {
    wrote: 'Đã ghi:',
    made: (dir: string) => [
      'Khóa gốc (root-…) chỉ dùng khi thay khóa: hãy chép sang USB, cất vào két, rồi xóa khỏi máy này.',
      `Đưa ${quoted(path.join(dir, 'trust', '1.json'))} cho từng màn hình (--trust), rồi xuất bản bằng publish --keys ${dir}.`,
    ],
    added: (key: string) => `Khóa công khai, gửi cho người giữ khóa gốc: ${key}`,
    rotated: (stolen: boolean) => [
      ...(stolen ? ['Mọi thứ ký trước đây sẽ rời khỏi màn hình.'] : []),
      'Hãy xuất bản lại ngay (publish), rồi tải cả thư mục trust/ lên máy chủ: màn hình tự nhận khóa mới.',
    ],
    noTrust: (dir: string) => `${dir}: chưa có kênh nào (keys init)`,
    trust: (channel: string, version: number, epoch: number) => `Kênh ${channel}, tệp trust số ${version}, kỳ ${epoch}`,
    publishers: (threshold: number) => `Được xuất bản (cần ${threshold} chữ ký):`,
    files: 'Khóa trong thư mục này:',
  },
  en: {
    wrote: 'Written:',
    made: (dir: string) => [
      'The root key (root-…) is needed only to replace keys: copy it to a USB stick, lock that away, and delete it here.',
      `Give ${quoted(path.join(dir, 'trust', '1.json'))} to each screen (--trust), then publish with publish --keys ${dir}.`,
    ],
    added: (key: string) => `The public key, to be sent to whoever holds the root key: ${key}`,
    rotated: (stolen: boolean) => [
      ...(stolen ? ['All that was signed before will leave the screens.'] : []),
      'Publish again now, and upload trust/ as well: the screens take the new keys by themselves.',
    ],
    noTrust: (dir: string) => `${dir}: no channel yet (keys init)`,
    trust: (channel: string, version: number, epoch: number) =>
      `Channel ${channel}, trust file ${version}, epoch ${epoch}`,
    publishers: (threshold: number) => `May publish (${threshold} must sign):`,
    files: 'Keys in this folder:',
  },
} as const satisfies Record<Lang, object>;
