import { commandKinds, restartables, type CommandKind } from '../core/commands.ts';
import { quoted } from '../core/faults.ts';
import { readScreenId } from '../core/setting-readers.ts';
import { isCalendarMoment } from '../core/wall-clock.ts';
import type { Words } from '../core/words.ts';
import type { AskedCommand, Deed, Expiry } from '../publish/commands/new-command.ts';
import { Refused, wrongValue, type Values } from './command-line.ts';
import { forms, readTagsOption } from './option-values.ts';

/** What `command FOLDER …` is asked to do. */
export type Asked =
  | { readonly verb: 'list' }
  | { readonly verb: 'withdraw'; readonly ids: readonly string[] }
  | { readonly verb: 'add'; readonly command: AskedCommand };

/** Reads the words after the folder, and the options. Throws `Refused`. */
export function readAsked([verb, ...rest]: readonly string[], values: Values<'command'>): Asked {
  switch (verb) {
    case 'list':
      if (rest.length > 0) throw strayWord(verb, rest);
      refuseOptions(verb, values);
      return { verb };
    case 'withdraw':
      if (rest.length === 0)
        throw new Refused({
          en: 'name the commands to withdraw: withdraw ID; list tells them',
          vi: 'phải nêu lệnh cần rút: withdraw MÃ; list cho biết các mã',
        });
      refuseOptions(verb, values);
      return { verb, ids: rest };
    default: {
      const kind = commandKinds.find((known) => known === verb);
      if (kind === undefined) throw noSuchVerb(verb);
      const [value, ...more] = rest;
      if (more.length > 0) throw strayWord(kind, more);
      return { verb: 'add', command: { deed: readDeed(kind, value), ...readWhen(values), ...readScreens(values) } };
    }
  }
}

function readDeed(kind: CommandKind, value: string | undefined): Deed {
  switch (kind) {
    case 'screenshot':
    case 'clear-cache':
      if (value !== undefined) throw strayWord(kind, [value]);
      return { do: kind };
    case 'restart': {
      const what = restartables.find((known) => known === (value ?? 'player'));
      const form = { en: 'page, browser or player', vi: 'page, browser hoặc player' };
      if (what === undefined) throw wrongValue('restart', form, value);
      return { do: kind, what };
    }
    case 'volume': {
      const form = { en: 'percent from 0 to 100: volume 20', vi: 'số phần trăm từ 0 đến 100: volume 20' };
      return { do: kind, percent: readWhole('volume', value, { least: 0, most: 100, form }) };
    }
    case 'identify': {
      const form = { en: 'seconds from 5 to 600: identify 30', vi: 'số giây từ 5 đến 600: identify 30' };
      return {
        do: kind,
        seconds: value === undefined ? 30 : readWhole('identify', value, { least: 5, most: 600, form }),
      };
    }
  }
}

function readWhole(
  place: string,
  text: string | undefined,
  {
    least,
    most,
    form,
  }: {
    readonly least: number;
    readonly most: number;
    readonly form: Words;
  },
): number {
  const number = Number(text);
  if (text !== undefined && /^\d+$/.test(text) && number >= least && number <= most) return number;
  throw wrongValue(place, form, text ?? '');
}

function readWhen({ from, expires }: Values<'command'>): { readonly expires: Expiry; readonly from?: string } {
  if (from !== undefined && !isCalendarMoment(from)) throw wrongValue('--from', forms.instant, from);
  return { expires: readExpiry(expires), ...(from === undefined ? {} : { from }) };
}

function readExpiry(text: string | undefined): Expiry {
  if (text === undefined) return { kind: 'after', ms: USUAL_MS };
  if (isCalendarMoment(text)) return { kind: 'at', moment: text };
  const [, count = '', unit = ''] = /^(\d{1,5})\s?(min|h|d)$/.exec(text) ?? [];
  const ms = Number(count) * (UNITS_MS[unit] ?? 0);
  if (ms > 0) return { kind: 'after', ms };
  const form = {
    en: 'how long, such as 30min, 2h or 3d, or until when, such as 2026-11-20T18:00',
    vi: 'khoảng thời gian như 30min, 2h hoặc 3d, hay thời điểm như 2026-11-20T18:00',
  };
  throw wrongValue('--expires', form, text);
}

/** All of them is said, never meant by saying nothing: a whole province would fetch its media anew. */
function readScreens({ screen, tags, all }: Values<'command'>): Pick<AskedCommand, 'screens'> {
  const ids = screen?.split(',').map((written) => {
    const id = readScreenId(written.trim());
    if (id === undefined) throw wrongValue('--screen', forms.screenId, written);
    return id;
  });
  const having = readTagsOption(tags);
  if ((ids !== undefined || having !== undefined) === all)
    throw new Refused({
      en: 'say which screens: --screen ID,…, --tags key=value,… or --all',
      vi: 'phải nêu màn hình nào: --screen MÃ,…, --tags khóa=giá_trị,… hoặc --all',
    });
  if (all) return {};
  return {
    screens: { ...(ids === undefined ? {} : { ids }), ...(having === undefined ? {} : { tags: { all: having } }) },
  };
}

function refuseOptions(verb: string, { screen, tags, all, from, expires }: Values<'command'>): void {
  const given = Object.entries({ screen, tags, all, from, expires }).filter(
    ([, value]) => value !== undefined && value !== false,
  );
  const [first] = given;
  if (first === undefined) return;
  throw new Refused({
    en: `--${first[0]}: has no meaning with ${verb}`,
    vi: `--${first[0]}: không dùng cùng ${verb}`,
  });
}

function noSuchVerb(verb: string | undefined): Refused {
  const known = [...commandKinds, 'list', 'withdraw'].join(', ');
  return verb === undefined
    ? new Refused({
        en: `say what to do after the folder: ${known}`,
        vi: `sau thư mục phải ghi việc cần làm: ${known}`,
      })
    : new Refused({
        en: `${quoted(verb)} is nothing that a screen can be told; there are ${known}`,
        vi: `không có lệnh ${quoted(verb)}; chỉ có ${known}`,
      });
}

function strayWord(verb: string, words: readonly string[]): Refused {
  const got = quoted(words.join(' '));
  return new Refused({ en: `${verb}: too many words: ${got}`, vi: `${verb}: thừa ${got}` });
}

/** A day, in which a screen that is switched off at night has heard of it. */
const USUAL_MS = 86_400_000;
const UNITS_MS: Readonly<Record<string, number>> = { min: 60_000, h: 3_600_000, d: 86_400_000 };
