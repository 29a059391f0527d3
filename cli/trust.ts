import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { quoted } from '../core/faults.ts';
import type { Lang } from '../core/words.ts';
import { defaultDataDir, openDataDir } from '../player/data-dir.ts';
import { dropKeptFile, peekKeptFile } from '../player/kept-file.ts';
import { readKnownTrust, TRUST_FILE, type KnownTrust } from '../player/trust/kept-trust.ts';
import { keyIdOf } from '../player/trust/public-key.ts';
import { describeKey } from '../publish/keys/key-file.ts';
import { reasonWords } from '../publish/reason-words.ts';
import { answer, Refused } from './command-line.ts';
import { reportLines } from './trust-reports.ts';

/** `bluezone-kiosk trust`: whose signatures the player of this machine asks for; `trust forget` lets it begin anew. */
export async function trust(args: readonly string[]): Promise<number> {
  return answer('trust', args, async ({ values, positionals: [verb = 'show', ...more], lang }) => {
    if (more.length > 0 || (verb !== 'show' && verb !== 'forget'))
      throw new Refused({ en: 'write trust show or trust forget', vi: 'ghi trust show hoặc trust forget' });
    const dataDir = path.resolve(values['data-dir'] ?? defaultDataDir(process.env, process.platform));
    const file = path.join(dataDir, TRUST_FILE);
    const forgot = verb === 'forget' ? await forget(dataDir, file) : undefined;
    const read = await peekKeptFile(file);
    const known = read.kind === 'read' ? readKnownTrust(read.value) : undefined;
    const isLost = known === undefined && (read.kind === 'read' || read.damaged.length > 0);
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ ...jsonOf(known, isLost), ...(forgot === undefined ? {} : { forgot }) })}\n`
        : `${[...forgotLines(forgot, lang), ...linesOf(known, isLost, lang)].join('\n')}\n`,
    );
    return exitCodes.ok;
  });
}

/** Only where no player works: it would keep what it knows. Gives whether there was anything to forget. */
async function forget(dataDir: string, file: string): Promise<boolean> {
  const opened = await openDataDir(dataDir);
  if (opened.kind === 'refused') {
    const { exitCode, message } = opened;
    throw new Refused({ en: message, vi: reasonWords(message).vi }, { exitCode });
  }
  try {
    const { kind, damaged } = await peekKeptFile(file);
    await dropKeptFile(file);
    return kind === 'read' || damaged.length > 0;
  } finally {
    opened.release();
  }
}

function forgotLines(forgot: boolean | undefined, lang: Lang): readonly string[] {
  return forgot === undefined ? [] : [forgot ? words[lang].forgot : words[lang].nothing];
}

function jsonOf(known: KnownTrust | undefined, isLost: boolean): object {
  const trust = known?.chain.trust;
  return {
    state: isLost ? 'closed' : trust === undefined ? 'unpinned' : 'pinned',
    channel: trust?.channel ?? null,
    version: trust?.version ?? null,
    epoch: trust?.epoch ?? null,
    revision: known?.ratchet?.revision ?? null,
    threshold: trust?.publish.threshold ?? null,
    webOrigins: trust?.webOrigins ?? null,
    reports: trust?.reports ?? null,
    publishers: trust?.publish.keys.map(({ public: key, name }) => ({ id: keyIdOf(key), name: name ?? null })) ?? [],
  };
}

function linesOf(known: KnownTrust | undefined, isLost: boolean, lang: Lang): readonly string[] {
  const say = words[lang];
  if (isLost) return [say.closed];
  const trust = known?.chain.trust;
  if (trust === undefined) return [say.unpinned];
  return [
    say.pinned(quoted(trust.channel), trust.version, known?.ratchet?.revision ?? 0),
    say.publishers(trust.publish.threshold),
    ...trust.publish.keys.map((key) => `  ${describeKey(key)}`),
    ...(trust.webOrigins === undefined ? [] : [say.webOrigins(trust.webOrigins)]),
    ...reportLines(trust.reports, lang),
  ];
}

const words = {
  vi: {
    forgot: 'Đã quên các khóa mà máy này từng tin.',
    nothing: 'Không có khóa nào để quên.',
    unpinned: 'Máy này chưa gắn với khóa nào: nội dung không cần chữ ký (gắn bằng --trust).',
    closed: 'Khóa tin cậy của máy này bị hỏng: chỉ phát chiến dịch có sẵn. Hãy đưa lại tệp trust (--trust).',
    pinned: (channel: string, version: number, revision: number) =>
      `Kênh ${channel}, tệp trust số ${version}; bản mới nhất đã nhận: ${revision}`,
    publishers: (threshold: number) => `Chỉ phát nội dung có ${threshold} chữ ký của:`,
    webOrigins: (origins: readonly string[]) => `Trang web chỉ được lấy từ: ${origins.join(', ') || 'không nguồn nào'}`,
  },
  en: {
    forgot: 'The keys that were pinned here are forgotten.',
    nothing: 'There was nothing to forget.',
    unpinned: 'No keys are pinned here: content needs no signature (--trust pins them).',
    closed:
      'The keys of this machine are damaged: only the bundled campaign plays. Give it its trust file again (--trust).',
    pinned: (channel: string, version: number, revision: number) =>
      `Channel ${channel}, trust file ${version}; the newest revision it has had: ${revision}`,
    publishers: (threshold: number) => `Plays only what ${threshold} of these have signed:`,
    webOrigins: (origins: readonly string[]) => `Web pages only from: ${origins.join(', ') || 'nowhere'}`,
  },
} as const satisfies Record<Lang, object>;
