import path from 'node:path';
import type { Words } from '../../core/words.ts';
import { PLAYLIST_NAME } from '../../player/folder-source.ts';
import { sameContent } from './build.ts';
import { PublishTrouble } from './channel.ts';
import { guardFolders } from './guard-folders.ts';
import { release, type Published, type PublishOptions, type PublishWorld } from './publish.ts';
import { registerFor } from '../register/register.ts';
import { openReleaseFolder, type ReleaseFolder } from './release-folder.ts';
import { setOut, type Act } from './set-out.ts';

/**
 * Puts older content out again, as a new revision: the newest before the present one, so that undoing again goes further
 * back, or that of a revision that is named. Throws `PublishTrouble` and `KeyTrouble`.
 */
export async function undo(options: PublishOptions, world: PublishWorld, revision?: number): Promise<Published> {
  return again('content', options, world, (contents) => {
    const chosen =
      revision === undefined ? contentBefore(contents) : contents.find((content) => content.revision === revision);
    if (chosen === undefined) throw new PublishTrouble(noOther(options.out, contents, revision));
    return chosen;
  });
}

/** Puts the newest content out again after a hold, as a new revision. Throws `PublishTrouble` and `KeyTrouble`. */
export async function holdOff(options: PublishOptions, world: PublishWorld): Promise<Published> {
  return again('hold off', options, world, (contents) => {
    const newest = contents.at(-1);
    if (newest === undefined) throw new PublishTrouble(noOther(options.out, contents));
    return newest;
  });
}

/** Content that went out. */
interface Content {
  readonly revision: number;
  /** The revision that it was made for; it was put out again since, where this is another. */
  readonly madeFor: number;
  readonly publishedAt: string | undefined;
  readonly text: string;
}

async function again(
  act: Act,
  options: PublishOptions,
  world: PublishWorld,
  choose: (contents: readonly Content[]) => Content,
): Promise<Published> {
  await guardFolders(options);
  const folder = openReleaseFolder(options.out);
  const contents = await contentsOf(folder);
  const { text, madeFor } = choose(contents);
  const origin = { kind: 'file', path: path.resolve(options.out, PLAYLIST_NAME) } as const;
  const begun = await setOut(act, options, world);
  const register = await registerFor(options, begun.channel.published.last?.register);
  const content = { text, origin, notes: [], inSource: (words: string) => words };
  const published = await release(content, { begun, options, world, register, report: undefined });
  await folder.keepMadeFor(published.revision, madeFor);
  const publishedAt = contents.find(({ revision }) => revision === madeFor)?.publishedAt;
  return { ...published, restored: { revision: madeFor, publishedAt } };
}

/** What the folder remembers, holds apart, the oldest first. */
async function contentsOf(folder: ReleaseFolder): Promise<readonly Content[]> {
  const madeFor = await folder.madeFor();
  return (await folder.history()).flatMap(({ revision, read }) =>
    read === undefined || read.isHold === true
      ? []
      : [
          {
            ...{ revision, madeFor: madeFor.get(revision) ?? revision, text: read.text },
            publishedAt: read.parsed.playlist.publishedAt,
          },
        ],
  );
}

/** The newest other content from before the present one was made. */
function contentBefore(contents: readonly Content[]): Content | undefined {
  const present = contents.at(-1);
  return present === undefined
    ? undefined
    : contents.findLast((one) => one.revision < present.madeFor && !sameContent(one.text, present.text));
}

function noOther(out: string, contents: readonly Content[], asked?: number): Words {
  const present = contents.at(-1);
  const others = contents.filter(
    ({ text, madeFor, revision }) =>
      madeFor === revision && present !== undefined && (asked !== undefined || !sameContent(text, present.text)),
  );
  if (present === undefined || others.length === 0) return nothingKept(out);
  const kept = others.map(({ revision }) => revision).join(', ');
  return asked === undefined ? oldest(out, present.madeFor, kept) : notKept(out, asked, kept);
}

const nothingKept = (out: string): Words => ({
  en: `${out} remembers no content before the present one (its folder "history" does)`,
  vi: `${out} không còn nội dung nào trước nội dung hiện tại (lưu trong thư mục "history")`,
});

const oldest = (out: string, revision: number, kept: string): Words => ({
  en: `the content of revision ${revision} is on, and ${out} remembers none before it. To put a later one out again: --undo --revision N (kept: ${kept})`,
  vi: `đang phát nội dung của bản ${revision}, và ${out} không còn nội dung nào trước đó. Muốn phát lại một bản sau: --undo --revision N (còn giữ: ${kept})`,
});

const notKept = (out: string, asked: number, kept: string): Words => ({
  en: `${out} has no content of revision ${asked}; kept: ${kept}`,
  vi: `${out} không có nội dung của bản ${asked}; còn giữ: ${kept}`,
});
