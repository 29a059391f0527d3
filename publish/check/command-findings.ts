import { dirname, join, resolve } from 'node:path';
import { timeOf, type Command } from '../../core/commands.ts';
import { quoted } from '../../core/faults.ts';
import type { Playlist } from '../../core/playlist.ts';
import type { Screen } from '../../core/screen.ts';
import { isFor } from '../../core/targets.ts';
import type { Words } from '../../core/words.ts';
import { reachOf } from '../commands/reach.ts';
import { wordsOfDoing, wordsOfTarget, wordsOfTimes } from '../commands/words.ts';
import { reasonWords } from '../reason-words.ts';
import { reasonOf } from '../../player/log.ts';
import { PublishTrouble } from '../release/channel.ts';
import { openRegister, type RegisteredScreen } from '../register/register.ts';
import { REGISTER_NAME } from '../release/source-folder.ts';
import { finding, type Finding, type Findings, type NotChecked } from './finding.ts';
import type { Origin } from './locate.ts';
import { screenFor } from './screens-meant.ts';

/** What is known of the screens that commands are for. */
export type KnownScreens =
  | { readonly kind: 'register'; readonly screens: readonly RegisteredScreen[] }
  | { readonly kind: 'none'; readonly why: Words };

/** The register that lies beside a playlist. */
export async function screensBeside(origin: Origin): Promise<KnownScreens> {
  if (origin.kind === 'url') return { kind: 'none', why: notAsked };
  const folder = origin.kind === 'folder' ? resolve(origin.folder) : dirname(resolve(origin.path));
  try {
    const screens = await openRegister(join(folder, REGISTER_NAME));
    return screens === undefined ? { kind: 'none', why: notThere } : { kind: 'register', screens };
  } catch (error) {
    const why = error instanceof PublishTrouble ? error.words[0] : reasonWords(reasonOf(error));
    return { kind: 'none', why: why ?? notThere };
  }
}

/**
 * Each command with what it does, to whom and when, and why no screen would begin it, if so.
 *
 * @param screen  the only one that is looked at; without it all
 * @param at      epoch milliseconds
 */
export function commandFindings(
  { commands, timeZone }: Playlist,
  known: KnownScreens,
  screen: Screen | undefined,
  at: number,
): Findings {
  const meant = [...commands.entries()].filter(([, { screens }]) => screen === undefined || isFor(screens, screen));
  const findings = meant.flatMap(([index, command]) => findingsOf(command, `commands[${index}]`, known, timeZone, at));
  const isUnknown = known.kind === 'none' && meant.some(([, { screens }]) => screens !== undefined);
  const notChecked: readonly NotChecked[] = isUnknown ? [{ what: whetherThere, why: known.why }] : [];
  return { findings, notChecked };
}

function findingsOf(
  command: Command,
  place: string,
  known: KnownScreens,
  timeZone: string,
  at: number,
): readonly Finding[] {
  const told = sentence(command, known, timeZone);
  switch (timeOf(command, at)) {
    case 'expired':
      return [finding('COMMAND_OVER', `${place}.until`, told)];
    case 'far':
      return [finding('COMMAND_FAR', `${place}.until`, told)];
    case 'early':
    case 'due': {
      const unreached = unreachedOf(command, place, known);
      return unreached.length > 0 ? unreached : [finding('COMMAND', place, told)];
    }
  }
}

/** `2026-11-22-a: take a screenshot, on screen lobby (1 of 12), until 2026-11-22 18:00`. */
function sentence(command: Command, known: KnownScreens, timeZone: string): Words {
  const [what, whom, when] = [wordsOfDoing(command), wordsOfTarget(command.screens), wordsOfTimes(command, timeZone)];
  const count = known.kind === 'none' ? undefined : reachOf(command.screens, known.screens).screens.length;
  const all = known.kind === 'none' ? 0 : known.screens.length;
  const of: Words =
    count === undefined ? { en: '', vi: '' } : { en: ` (${count} of ${all})`, vi: ` (${count} trong ${all})` };
  return {
    en: `${command.id}: ${what.en}, on ${whom.en}${of.en}, ${when.en}`,
    vi: `${command.id}: ${what.vi}, trên ${whom.vi}${of.vi}, ${when.vi}`,
  };
}

/** Names of a command that no screen has; or that there can be no screen that it means. */
function unreachedOf({ id, screens }: Command, place: string, known: KnownScreens): readonly Finding[] {
  if (screenFor(screens, undefined) === undefined)
    return [finding('COMMAND_NOBODY', `${place}.screens`, canBeNobody(id))];
  if (known.kind === 'none') return [];
  const { screens: reached, unknown } = reachOf(screens, known.screens);
  if (unknown.length > 0)
    return unknown.map(({ kind, name, meant }) => {
      const hint =
        meant === undefined
          ? { en: '', vi: '' }
          : { en: `; is ${quoted(meant)} meant?`, vi: `; có phải ${quoted(meant)} không?` };
      const what: Words =
        kind === 'id'
          ? { en: `there is no screen ${quoted(name)}`, vi: `không có màn hình tên ${quoted(name)}` }
          : { en: `no screen has the tag ${quoted(name)}`, vi: `không màn hình nào mang thẻ ${quoted(name)}` };
      return finding('COMMAND_NOBODY', `${place}.screens`, {
        en: `${id}: ${what.en}${hint.en}`,
        vi: `${id}: ${what.vi}${hint.vi}`,
      });
    });
  return reached.length > 0 ? [] : [finding('COMMAND_NOBODY', `${place}.screens`, isNobody(id, screens))];
}

const canBeNobody = (id: string): Words => ({
  en: `${id}: no screen can be what this says`,
  vi: `${id}: không màn hình nào có thể khớp điều kiện này`,
});

const isNobody = (id: string, target: Command['screens']): Words => {
  const { en, vi } = wordsOfTarget(target);
  return { en: `${id}: the register has none of ${en}`, vi: `${id}: trong sổ không có ${vi}` };
};

const whetherThere: Words = {
  en: 'whether there are the screens that commands are for',
  vi: 'các màn hình nêu trong lệnh có thật hay không',
};
const notThere: Words = {
  en: `no register of screens, ${REGISTER_NAME}, lies beside the playlist`,
  vi: `không có sổ màn hình ${REGISTER_NAME} nằm cùng danh sách phát`,
};
const notAsked: Words = {
  en: 'the register of screens is not on the server; check the folder that publish makes the release of',
  vi: 'sổ màn hình không nằm trên máy chủ; hãy kiểm tra thư mục dùng để xuất bản',
};
