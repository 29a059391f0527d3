import type { Lang } from '../core/words.ts';
import { NO_ID } from '../publish/check/screens-meant.ts';
import { keyIdOf } from '../player/trust/public-key.ts';
import { describeKey } from '../publish/keys/key-file.ts';
import { dateWords } from '../publish/release/clock.ts';
import { screenName } from '../publish/screen-name.ts';
import type { ScreenChange } from '../publish/release/changes.ts';
import type { BundleMade, Published, PublishOptions } from '../publish/release/publish.ts';
import type { Verdict } from '../publish/release/verify.ts';

/** What was published, for people. */
export function publishedLines(options: PublishOptions, published: Published, lang: Lang): readonly string[] {
  const { out } = options;
  const say = words[lang];
  const { channel, revision, isHold, endsHold, media, missing, pruned, notes, report, changes, registered } = published;
  const { verdict, bundle, publishedAt, restored, dropped } = published;
  const warnings = report?.findings.filter(({ severity }) => severity === 'warning') ?? [];
  return [
    ...notes.map((note) => `• ${note[lang]}`),
    ...warnings.map((one) => `• ${one.place === '' ? '' : `${one.place}: `}${one.words[lang]}`),
    ...(isHold
      ? [say.held(channel, revision)]
      : [
          say.made(channel, revision, media.files, media.added, sizeOf(media.bytes, lang)),
          ...(restored === undefined ? [] : [say.restored(restored.revision, dateOf(restored.publishedAt, lang))]),
          ...(endsHold ? [say.endsHold] : []),
          ...changeLines(changes, registered, lang),
        ]),
    say.dated(dateOf(publishedAt, lang)),
    ...(dropped === undefined ? [] : [say.dropped(dropped)]),
    ...(pruned.files + pruned.revisions === 0 ? [] : [say.pruned(pruned.revisions, pruned.files)]),
    ...(verdict === undefined ? [say.awaiting(missing, out, options.bundle)] : verdictLines(verdict, lang)),
    ...bundleLines(bundle, lang),
    ...(verdict?.ok === true ? [say.upload(out)] : []),
  ];
}

/** What changes on which screens; of many that change alike the first, and how many more. */
export function changeLines(
  changes: readonly ScreenChange[],
  registered: number | undefined,
  lang: Lang,
): readonly string[] {
  const say = words[lang];
  const alike = new Map<string, ScreenChange[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.added, change.removed, change.changed]);
    alike.set(key, [...(alike.get(key) ?? []), change]);
  }
  if (changes.length === 0) return [say.nothing];
  return [
    registered === undefined ? say.kinds : say.screens(changes.length, registered),
    ...[...alike.values()].flatMap(([first, ...more]) =>
      first === undefined ? [] : [`  ${nameOf(first, more.length, lang)}`, ...itemLines(first)],
    ),
  ];
}

/** Where the bundle is, if there is one. */
export function bundleLines(bundle: BundleMade | undefined, lang: Lang): readonly string[] {
  return bundle === undefined ? [] : [words[lang].bundle(bundle.file, sizeOf(bundle.bytes, lang))];
}

/** What a screen makes of it. */
export function verdictLines(verdict: Verdict, lang: Lang): readonly string[] {
  const { ok, playlist, trust, faults, media, signers } = verdict;
  const say = words[lang];
  const { id = '', revision = 0 } = playlist?.parsed.playlist ?? {};
  const names = trust?.publish.keys.filter((key) => signers.includes(keyIdOf(key.public))).map(describeKey) ?? [];
  return ok
    ? [
        `${playlist?.isHold === true ? say.hold(id, revision) : say.content(id, revision, media.files, sizeOf(media.bytes, lang))} ${names.length === 0 ? say.unsigned : say.signed(names.join(', '))}`,
      ]
    : [
        say.refused,
        ...faults.map((one) => `  ${one.code} ${one.place === '' ? '' : `${one.place}: `}${one.words[lang]}`),
      ];
}

/** The same for scripts. */
export function verdictJson({ ok, playlist, trust, signers, media, faults }: Verdict, lang: Lang): object {
  const { id, epoch, revision } = playlist?.parsed.playlist ?? {};
  return {
    ok,
    ...{ channel: id ?? null, epoch: epoch ?? null, revision: revision ?? null, hold: playlist?.isHold === true },
    trustVersion: trust?.version ?? null,
    ...{ signers, media },
    faults: faults.map((one) => ({ code: one.code, path: one.place, message: one.words[lang] })),
  };
}

/** What was published, for scripts. */
export function publishedJson(published: Published, lang: Lang): object {
  const { channel, epoch, revision, missing, media, pruned, notes, report, changes, registered, verdict } = published;
  const { publishedAt, endsHold, restored, dropped } = published;
  return {
    ok: verdict?.ok ?? true,
    ...{ channel, epoch, revision, publishedAt, missingSignatures: missing, media, pruned },
    ...{ endsHold, restoredRevision: restored?.revision ?? null, droppedRevision: dropped ?? null },
    notes: notes.map((note) => note[lang]),
    warnings: (report?.findings ?? []).map((one) => ({ code: one.code, path: one.place, message: one.words[lang] })),
    screens: registered ?? null,
    changes: changesJson(changes),
    verdict: verdict === undefined ? null : verdictJson(verdict, lang),
    bundle: published.bundle ?? null,
  };
}

/** What changes, for scripts. */
export function changesJson(changes: readonly ScreenChange[]): readonly object[] {
  return changes.map(({ screen, added, removed, changed }) => ({
    ...{ screen: screen.id, name: screen.name ?? null, tags: screen.tags },
    ...{ added, removed, changed },
  }));
}

/** A date that was signed, on this machine's clock. */
export function dateOf(publishedAt: string | undefined, lang: Lang): string {
  return publishedAt === undefined ? '?' : dateWords(Date.parse(publishedAt))[lang];
}

function nameOf({ screen }: ScreenChange, more: number, lang: Lang): string {
  const { id, name, tags } = screen;
  const own = name === undefined ? screenName(id === NO_ID ? undefined : id, tags)[lang] : `${name} (${id})`;
  return `${own}${more === 0 ? '' : words[lang].andMore(more)}`;
}

function itemLines({ added, removed, changed }: ScreenChange): readonly string[] {
  const listed = (sign: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [`    ${sign} ${ids.slice(0, 12).join(', ')}${ids.length > 12 ? ' …' : ''}`];
  return [...listed('+', added), ...listed('−', removed), ...listed('~', changed)];
}

function sizeOf(bytes: number, lang: Lang): string {
  if (bytes < 100 * 2 ** 10) return `${Math.ceil(bytes / 2 ** 10)} KiB`;
  const mebibytes = (bytes / 2 ** 20).toFixed(1);
  return `${lang === 'vi' ? mebibytes.replace('.', ',') : mebibytes} MiB`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

const words = {
  vi: {
    made: (channel: string, revision: number, files: number, added: number, size: string) =>
      `Kênh ${channel}, bản ${revision}: ${files} tệp (${size}), ${added} tệp mới.`,
    restored: (revision: number, date: string) => `Phát lại nội dung của bản ${revision}, xuất bản ${date}.`,
    endsHold: 'Đang tạm ngừng: bản này đưa nội dung trở lại trên mọi màn hình.',
    dated: (date: string) => `Ngày ghi vào bản này, theo đồng hồ máy: ${date}.`,
    dropped: (revision: number) => `Bản ${revision} đang chờ ký đã bị bỏ: nếu vẫn cần thì xuất bản lại.`,
    nothing: 'Trong tuần tới không màn hình nào thay đổi.',
    kinds: 'Thay đổi trong tuần tới, theo từng loại màn hình:',
    screens: (changed: number, all: number) => `Thay đổi trong tuần tới trên ${changed} trong ${all} màn hình:`,
    andMore: (more: number) => ` và ${more} màn hình nữa`,
    awaiting: (missing: number, out: string, bundle: string | undefined) =>
      `Còn thiếu ${missing} chữ ký: người khác chạy bluezone-kiosk approve ${out} --keys THƯ_MỤC_KHÓA${bundle === undefined ? '' : ` --bundle ${bundle}`}`,
    held: (channel: string, revision: number) =>
      `Kênh ${channel}, bản ${revision}: gỡ mọi nội dung; màn hình chỉ còn trang tạm ngừng cho đến khi hold off.`,
    pruned: (revisions: number, files: number) =>
      `Đã dọn khỏi thư mục: ${revisions} bản cũ, ${files} tệp không còn bản nào dùng.`,
    content: (channel: string, revision: number, files: number, size: string) =>
      `Màn hình sẽ nhận: kênh ${channel}, bản ${revision}, ${files} tệp đủ và đúng (${size}).`,
    hold: (channel: string, revision: number) =>
      `Màn hình sẽ nhận: kênh ${channel}, bản ${revision}, lệnh tạm ngừng mọi nội dung.`,
    signed: (names: string) => `Chữ ký đúng, của ${names}.`,
    bundle: (file: string, size: string) => `Tệp gói để mang bằng USB: ${file} (${size}).`,
    unsigned: 'Không xét chữ ký (không có --keys hay --trust).',
    refused: 'Màn hình sẽ không nhận:',
    upload: (out: string) => `Tải toàn bộ thư mục ${out} lên máy chủ, theo thứ tự nào cũng được.`,
  },
  en: {
    made: (channel: string, revision: number, files: number, added: number, size: string) =>
      `Channel ${channel}, revision ${revision}: ${counted(files, 'file')} (${size}), ${added} new.`,
    restored: (revision: number, date: string) => `Back again: the content of revision ${revision}, published ${date}.`,
    endsHold: 'On hold until now: this brings the content back on all screens.',
    dated: (date: string) => `Dated by this machine's clock: ${date}.`,
    dropped: (revision: number) =>
      `Revision ${revision}, which waited for a signature, is dropped: publish it again if it is still wanted.`,
    nothing: 'In the coming week no screen changes.',
    kinds: 'What changes in the coming week, for each kind of screen:',
    screens: (changed: number, all: number) => `What changes in the coming week on ${changed} of ${all} screens:`,
    andMore: (more: number) => ` and ${more} more`,
    awaiting: (missing: number, out: string, bundle: string | undefined) =>
      `${missing === 1 ? '1 signature is' : `${missing} signatures are`} missing: another person runs bluezone-kiosk approve ${out} --keys FOLDER${bundle === undefined ? '' : ` --bundle ${bundle}`}`,
    held: (channel: string, revision: number) =>
      `Channel ${channel}, revision ${revision}: all content comes down; the screens show the holding slide until hold off.`,
    pruned: (revisions: number, files: number) =>
      `Taken out of the folder: ${counted(revisions, 'old revision')}, ${counted(files, 'file')} that no revision names any more.`,
    content: (channel: string, revision: number, files: number, size: string) =>
      `A screen would take it: channel ${channel}, revision ${revision}, ${counted(files, 'file')} whole (${size}).`,
    hold: (channel: string, revision: number) =>
      `A screen would take it: channel ${channel}, revision ${revision}, all content held.`,
    signed: (names: string) => `Rightly signed by ${names}.`,
    bundle: (file: string, size: string) => `The bundle for a USB stick: ${file} (${size}).`,
    unsigned: 'No signature was asked for (no --keys, no --trust).',
    refused: 'Screens would refuse it:',
    upload: (out: string) => `Upload all of ${out} to the server, in any order.`,
  },
} as const satisfies Record<Lang, object>;
