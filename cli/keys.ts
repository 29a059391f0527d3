import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { quoted } from '../core/faults.ts';
import { readWebOrigins } from '../core/web-origins.ts';
import type { Lang } from '../core/words.ts';
import { keyIdOf, publicKeyOf } from '../player/trust/public-key.ts';
import { describeKey, parsePublicKey } from '../publish/keys/key-file.ts';
import { readKeyFolder, type KeyFolder } from '../publish/keys/key-folder.ts';
import { addKey, initKeys, type KeysMade, type KeyWorld } from '../publish/keys/keys.ts';
import { askLiveTrust } from '../publish/keys/live-trust.ts';
import type { NamedKey, PageBound } from '../publish/keys/make-trust.ts';
import { rotateKeys, type Rotation } from '../publish/keys/rotate.ts';
import { Refused, wrongValue, type Values } from './command-line.ts';
import { networkOf } from './network.ts';
import { passphrases } from './passphrase.ts';
import { answerOfficer } from './trouble.ts';
import { readReports, reportLines } from './trust-reports.ts';

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
  async init(dir: string, values: Values<'keys'>, lang: Lang): Promise<Told> {
    const { channel, name, root } = values;
    if (channel === undefined)
      throw new Refused({ en: 'name the channel: --channel ID', vi: 'phải nêu tên kênh: --channel TÊN' });
    const rootDir = root === undefined ? undefined : path.resolve(root);
    const webOrigins = readBound(values['web-origins']);
    const init = { channel, name: name ?? channel, rootDir, webOrigins, reports: readReports(values) };
    const made = await initKeys(dir, init, worldOf(lang));
    const say = words[lang];
    const onStick = rootDir === undefined ? say.toStick(path.join(dir, 'trust')) : say.onStick(rootDir);
    const one = made.isOnePassphrase ? [say.onePassphrase] : [];
    return toldOf(dir, made, [...onStick, ...one, ...say.made(dir)], lang);
  },

  async add(dir: string, { name }: Values<'keys'>, lang: Lang): Promise<Told> {
    if (name === undefined)
      throw new Refused({ en: 'say whose key it is: --name NAME', vi: 'phải nêu khóa của ai: --name TÊN' });
    const { file, public: key, publicFile } = await addKey(dir, name, worldOf(lang));
    return {
      json: { file, public: key, id: keyIdOf(key), publicFile },
      lines: [words[lang].wrote, `  ${path.join(dir, file)}`, words[lang].added(path.join(dir, publicFile), key)],
    };
  },

  async rotate(dir: string, values: Values<'keys'>, lang: Lang): Promise<Told> {
    const { root, live, name } = values;
    const add = await Promise.all(listOf(values.add).map(readPublic));
    if (add.length > 1 && name !== undefined)
      throw wrongValue('--name', { en: 'there for one key of --add', vi: 'tên của một khóa trong --add' }, name);
    const rotation: Rotation = {
      add: add.map((key) => ({ ...key, name: name ?? key.name })),
      remove: listOf(values.remove),
      threshold: values.threshold === undefined ? undefined : readCount(values.threshold),
      rootDir: root === undefined ? undefined : path.resolve(root),
      live: live === undefined ? undefined : await askLiveTrust(live, networkOf(values)),
      name: add.length === 0 ? name : undefined,
      webOrigins: readBound(values['web-origins']),
      reports: readReports(values),
      newRoot: values['new-root'],
      isStolen: values.stolen,
    };
    const rotated = await rotateKeys(dir, rotation, worldOf(lang));
    const say = words[lang];
    const onStick = rotated.isBesideRoot ? [] : say.trustToStick(path.join(dir, 'trust'));
    return toldOf(dir, rotated, [...say.rotated(values.stolen, rotated.isCounting), ...onStick], lang);
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

function worldOf(lang: Lang): KeyWorld {
  return { ...passphrases(lang, process.env), now: Date.now };
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
}

/** The file of a key, or of its public half, or a public key as it was sent by mail. Throws `Refused`. */
async function readPublic(written: string): Promise<NamedKey> {
  if (publicKeyOf(written) !== undefined) return { public: written };
  const file = parsePublicKey(await readFile(written, 'utf8').catch(() => ''));
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

function readBound(text: string | undefined): PageBound | undefined {
  if (text === undefined || text === 'any') return text;
  const origins = text === 'none' ? [] : readWebOrigins(text);
  if (origins !== undefined) return origins;
  const form = {
    en: 'any, none, or origins such as https://portal.example.gov.vn,…',
    vi: 'any, none, hoặc các nguồn như https://portal.example.gov.vn,…',
  };
  throw wrongValue('--web-origins', form, text);
}

function toldOf(dir: string, { trust, files }: KeysMade, told: readonly string[], lang: Lang): Told {
  return {
    json: { channel: trust.channel, version: trust.version, epoch: trust.epoch, files },
    lines: [words[lang].wrote, ...files.map((file) => `  ${path.resolve(dir, file)}`), ...told],
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
    webOrigins: trust?.webOrigins ?? null,
    reports: trust?.reports ?? null,
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
      : [
          say.publishers(trust.publish.threshold),
          ...trust.publish.keys.map((key) => `  ${describeKey(key)}`),
          ...(trust.webOrigins === undefined ? [] : [say.webOrigins(trust.webOrigins)]),
          ...reportLines(trust.reports, lang),
        ]),
    say.files,
    ...files.map(({ file, key }) => `  ${file}  ${key.role}  ${describeKey(key)}`),
  ];
}

const words = {
  vi: {
    wrote: 'Đã ghi:',
    toStick: (trust: string) => [
      `Khóa gốc (root-…) chỉ dùng khi thay khóa: hãy chép sang USB cùng với thư mục ${trust}, cất vào két, rồi xóa khóa gốc khỏi máy này.`,
    ],
    onStick: (stick: string) => [`Khóa gốc (root-…) nằm ở ${stick}, chỉ dùng khi thay khóa: hãy cất vào két.`],
    onePassphrase:
      'Hai khóa đang có chung mật khẩu: ai nghe được mật khẩu hằng ngày và lấy được USB sẽ thay được khóa. Nên đặt mật khẩu riêng: BLUEZONE_KIOSK_ROOT_PASSPHRASE.',
    made: (dir: string) => [
      `Đưa ${quoted(path.join(dir, 'trust', '1.json'))} cho từng màn hình (--trust), rồi xuất bản bằng publish --keys ${dir}.`,
    ],
    added: (file: string, key: string) =>
      `  ${file}\nGửi tệp .public.json (không bí mật) cho người giữ khóa gốc, để thêm bằng keys rotate --add. Khóa công khai trong đó: ${key}`,
    rotated: (stolen: boolean, counting: boolean) => [
      ...(stolen ? ['Mọi thứ ký trước đây sẽ rời khỏi màn hình.'] : []),
      `Hãy xuất bản lại ngay (${counting ? 'publish' : 'publish … --live https://…/playlist.json, vì thư mục khóa này chưa biết màn hình đang có bản số mấy'}), rồi tải lên máy chủ, cả thư mục trust/: màn hình tự nhận khóa mới.`,
    ],
    trustToStick: (trust: string) => [`Hãy chép thư mục ${trust} vào cạnh khóa gốc: mất máy này thì USB là đủ.`],
    noTrust: (dir: string) => `${dir}: chưa có kênh nào (keys init)`,
    trust: (channel: string, version: number, epoch: number) => `Kênh ${channel}, tệp trust số ${version}, kỳ ${epoch}`,
    publishers: (threshold: number) => `Được xuất bản (cần ${threshold} chữ ký):`,
    webOrigins: (origins: readonly string[]) => `Trang web chỉ được lấy từ: ${origins.join(', ') || 'không nguồn nào'}`,
    files: 'Khóa trong thư mục này:',
  },
  en: {
    wrote: 'Written:',
    toStick: (trust: string) => [
      `The root key (root-…) is needed only to replace keys: copy it to a USB stick, with the folder ${trust}, lock that away, and delete the root key here.`,
    ],
    onStick: (stick: string) => [`The root key (root-…) lies in ${stick}, needed only to replace keys: lock it away.`],
    onePassphrase:
      'Both keys have one passphrase: who overhears that of every day needs only the stick. Better give the root key its own: BLUEZONE_KIOSK_ROOT_PASSPHRASE.',
    made: (dir: string) => [
      `Give ${quoted(path.join(dir, 'trust', '1.json'))} to each screen (--trust), then publish with publish --keys ${dir}.`,
    ],
    added: (file: string, key: string) =>
      `  ${file}\nSend the .public.json (nothing in it is secret) to whoever holds the root key, for keys rotate --add. The public key in it: ${key}`,
    rotated: (stolen: boolean, counting: boolean) => [
      ...(stolen ? ['All that was signed before will leave the screens.'] : []),
      `Publish again now${counting ? '' : ', with --live https://…/playlist.json, for this folder does not know which revision the screens have'}, and upload trust/ as well: the screens take the new keys by themselves.`,
    ],
    trustToStick: (trust: string) => [
      `Copy the folder ${trust} beside the root key: should this machine be lost, the stick is enough.`,
    ],
    noTrust: (dir: string) => `${dir}: no channel yet (keys init)`,
    trust: (channel: string, version: number, epoch: number) =>
      `Channel ${channel}, trust file ${version}, epoch ${epoch}`,
    publishers: (threshold: number) => `May publish (${threshold} must sign):`,
    webOrigins: (origins: readonly string[]) => `Web pages only from: ${origins.join(', ') || 'nowhere'}`,
    files: 'Keys in this folder:',
  },
} as const satisfies Record<Lang, object>;
