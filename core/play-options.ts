import { readCodeDomains } from './code-domains.ts';
import { displaySettings } from './display-settings.ts';
import { quoted } from './faults.ts';
import { machineHours } from './machine-hours.ts';
import { reportingOf } from './reporting.ts';
import type { LayeredSettings, SettingLayer, SettingOrigin, SettingOrigins } from './setting-layers.ts';
import { readTags } from './setting-readers.ts';
import {
  optionOf,
  settingNames,
  settingRow,
  shownSetting,
  writtenSetting,
  type SettingName,
  type Settings,
} from './settings.ts';
import { readWebOrigins } from './web-origins.ts';

/** What `bluezone-kiosk play` was asked to do, with what is set: the same words in both hosts. */
export interface PlayOptions extends Omit<Settings, 'tags'> {
  readonly tags?: readonly string[];
  readonly dataDir?: string;
  readonly host: 'auto' | 'electron' | 'chromium' | 'none';
  /** A window of this size instead of the whole display. */
  readonly windowed?: { readonly width: number; readonly height: number };
  readonly headless: boolean;
  /** Take one picture of the screen a few seconds after it plays, write it here as PNG, and end. */
  readonly screenshot?: string;
  readonly waitForDisplay: boolean;
  /** Where what is set was set. */
  readonly origins?: SettingOrigins;
  /** What is wrong with what was set somewhere, and does not count. */
  readonly settingFaults?: readonly { readonly code: string; readonly message: string }[];
}

/** What the player process is told of the options, and told again when settings have changed. */
export function settingsOf(options: PlayOptions) {
  const { configUrl, trust, proxy, caFile, screenshotUrl, lanSharing, mediaQuotaMiB, operatorPin, codeDomains } =
    options;
  return {
    ...{ configUrl, trust, proxy, caFile, screenshotUrl, lanSharing, mediaQuotaMiB, operatorPin },
    codeDomains: codeDomains === undefined ? undefined : readCodeDomains(codeDomains),
    webOrigins: options.webOrigins === undefined ? undefined : readWebOrigins(options.webOrigins),
    displaySettings: displaySettings(options),
    hours: machineHours(options),
    reporting: reportingOf(options),
    // Where nobody sees what plays there is nothing to switch.
    power: options.headless ? ('none' as const) : options.power,
    restartAt: options.restartAt,
    provided: providedIn(options),
    settingFaults: options.settingFaults,
  };
}

/** A value that was set elsewhere than on this machine itself, for whoever looks at its settings. */
export interface ProvidedSetting {
  readonly name: SettingName;
  /** As a person writes it, and as anybody may see it. */
  readonly value: string;
  readonly origin: SettingOrigin;
}

function providedIn(options: PlayOptions): readonly ProvidedSetting[] {
  return settingNames.flatMap((name) => {
    const origin = options.origins?.[name];
    const value = name === 'tags' ? options.tags?.join(',') : options[name];
    if (origin === undefined || origin.kind === 'settings' || value === undefined) return [];
    return [{ name, value: writtenSetting(shownSetting(name, value)), origin }];
  });
}

/** The settings that were given on this command line, as a layer of them. */
export function optionLayer(options: PlayOptions): SettingLayer {
  const { tags, ...others } = options;
  const given = settingNames.flatMap((name) => {
    const value = name === 'tags' ? tags?.join(',') : others[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { kind: 'option', placeOf: optionOf, settings: Object.fromEntries(given) };
}

/** The options of a start with what is set in their place. */
export function withSettings(
  options: PlayOptions,
  { settings: { tags, ...settings }, origins }: LayeredSettings,
): PlayOptions {
  const read = tags === undefined ? undefined : readTags(tags);
  return { ...options, ...settings, ...(read === undefined ? {} : { tags: read }), origins };
}

/** What the first screen of a machine is called, and what it is; the others are named after it. */
export function namesOf({ screenId = 'screen', tags = [] }: PlayOptions) {
  return { screenId, tags };
}

/** What is wrong with one option of a command line. */
export interface OptionFault {
  readonly place: string;
  readonly message: string;
}

export type ParsedOptions =
  | { readonly kind: 'options'; readonly options: PlayOptions }
  | { readonly kind: 'refused'; readonly faults: readonly OptionFault[] };

/** Each option that is no setting, with the form of its value and a line of help. */
const otherOptions = [
  ['--data-dir', 'FOLDER', 'where media, journal and settings are kept', 'nơi lưu clip, ảnh, nhật ký phát và cài đặt'],
  [
    '--host',
    'electron|chromium|none',
    'what shows the page; none only serves it',
    'chương trình hiện trang; none: chỉ phục vụ trang, không tự mở',
  ],
  [
    '--windowed',
    'WxH',
    'a window of this size instead of the whole display',
    'một cửa sổ cỡ này thay vì toàn màn hình',
  ],
  ['--headless', '', 'play without a display', 'phát khi máy không có màn hình'],
  [
    '--screenshot',
    'FILE',
    'write a PNG of what is on a few seconds after the start, and end',
    'chụp màn hình ra tệp PNG vài giây sau khi bắt đầu, rồi kết thúc',
  ],
  [
    '--wait-for-display',
    '',
    'on a machine with no display wait for one, rather than play headless',
    'máy chưa có màn hình thì chờ, không phát ẩn',
  ],
] as const;

/** The settings that a command line may give. A secret is none of them: everybody on a machine sees its command lines. */
const givenNames = settingNames.filter((name) => !settingRow(name).isSecret);

/** Each option with the form of its value and a line of help in both languages; the command line's help is made from it. */
export const playOptionHelp = [
  ...givenNames.map((name) => {
    const { value, help } = settingRow(name);
    return [optionOf(name), value, inList(help.en), inList(help.vi)] as const;
  }),
  ...otherOptions,
];

/** A sentence as a line of a list. */
function inList(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}

/** The options of a command line such as `['--host', 'none', '--port=8080']`, or all that is wrong with it. */
export function parsePlayOptions(argv: readonly string[]): ParsedOptions {
  const faults: OptionFault[] = [];
  const given = new Map<string, string>();
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    const [name = '', ...inline] = word.split('=');
    const known = playOptionHelp.find(([option]) => option === name);
    if (known === undefined) {
      faults.push(
        wrong(name, `is not an option of play; the options are ${playOptionHelp.map(([option]) => option).join(', ')}`),
      );
    } else if (known[1] === '') {
      if (inline.length > 0) faults.push(wrong(name, 'takes no value'));
      given.set(name, '');
    } else {
      const value = inline.length > 0 ? inline.join('=') : argv[++index];
      if (value === undefined || value === '' || (inline.length === 0 && value.startsWith('--'))) {
        faults.push(wrong(name, `needs a value: ${name} ${known[1]}`));
        if (value?.startsWith('--')) index--;
      } else given.set(name, value);
    }
  }

  const check = <T>(name: string, read: (value: string) => T | undefined, mustBe: string): T | undefined => {
    const value = given.get(name);
    if (value === undefined) return undefined;
    const result = read(value);
    if (result === undefined) faults.push(wrong(name, `must be ${mustBe}, got ${quoted(value)}`));
    return result;
  };
  const text = (value: string) => value;
  const settings = givenNames.map((name) => {
    const { read, form } = settingRow(name);
    const value = check(optionOf(name), read, form.en);
    return [name, name === 'tags' && value !== undefined ? readTags(String(value)) : value] as const;
  });
  const options = {
    ...Object.fromEntries(settings),
    dataDir: check('--data-dir', text, 'a folder'),
    host: check('--host', readHost, 'electron, chromium or none') ?? ('auto' as const),
    windowed: check('--windowed', readSize, 'a size such as 1280x720'),
    headless: given.has('--headless'),
    screenshot: check('--screenshot', text, 'a file'),
    waitForDisplay: given.has('--wait-for-display'),
  };
  if (options.headless && options.waitForDisplay)
    faults.push(wrong('--headless', 'does not go with --wait-for-display'));
  if (faults.length > 0) return { kind: 'refused', faults };
  return {
    kind: 'options',
    options: Object.fromEntries(
      Object.entries(options).filter(([, value]) => value !== undefined),
    ) as unknown as PlayOptions,
  };
}

function wrong(place: string, message: string): OptionFault {
  return { place, message };
}

function readHost(value: string): PlayOptions['host'] | undefined {
  return value === 'electron' || value === 'chromium' || value === 'none' ? value : undefined;
}

export function readSize(value: string): { width: number; height: number } | undefined {
  const [, width, height] = /^(\d{2,5})x(\d{2,5})$/.exec(value) ?? [];
  return width === undefined || height === undefined ? undefined : { width: Number(width), height: Number(height) };
}
