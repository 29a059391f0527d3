import { readCodeDomains } from './code-domains.ts';
import { displaySettings, type DisplaySettings } from './display-settings.ts';
import { quoted } from './faults.ts';

/** What `bluezone-kiosk play` was asked to do: the same words in both hosts. How the display hangs is a setting only. */
export interface PlayOptions extends Partial<DisplaySettings> {
  /** An http(s) URL or a folder. */
  readonly configUrl?: string;
  /** The trust file whose keys this machine believes from now on, and no others. */
  readonly trust?: string;
  readonly dataDir?: string;
  readonly host: 'auto' | 'electron' | 'chromium' | 'none';
  readonly port?: number;
  /** The address of an HTTP proxy, before the one of the environment. */
  readonly proxy?: string;
  /** A file of certificates that are believed besides the usual ones. */
  readonly caFile?: string;
  /** Whether media is shared with the other players of the local network; a setting only. */
  readonly lanSharing?: boolean;
  /** The most that the media kept on this machine may take, in MiB. */
  readonly mediaQuotaMiB?: number;
  /** What is kept of the operator's PIN; a setting only. */
  readonly operatorPin?: string;
  /** Where codes may lead; a setting only. */
  readonly codeDomains?: string;
  /** The settings that the command line has given, so that what is set does not count. */
  readonly given?: readonly string[];
  readonly screenId?: string;
  readonly tags?: readonly string[];
  /** A window of this size instead of the whole display. */
  readonly windowed?: { readonly width: number; readonly height: number };
  readonly headless: boolean;
  /** Take one picture of the screen a few seconds after it plays, write it here as PNG, and end. */
  readonly screenshot?: string;
  readonly waitForDisplay: boolean;
}

/** What the player process is told of the options, and told again when settings have changed. */
export function settingsOf(options: PlayOptions) {
  const { configUrl, trust, proxy, caFile, lanSharing, mediaQuotaMiB, operatorPin, codeDomains, given } = options;
  return {
    ...{ configUrl, trust, proxy, caFile, lanSharing, mediaQuotaMiB, operatorPin, given },
    codeDomains: codeDomains === undefined ? undefined : readCodeDomains(codeDomains),
    displaySettings: displaySettings(options),
  };
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

/** Each option with the form of its value and a line of help; the command line's help is made from it. */
export const playOptionHelp = [
  ['--config-url', 'URL|FOLDER', 'the playlist: an http(s) address, or a folder of clips and pictures'],
  ['--trust', 'FILE', 'play only what these keys have signed; kept from then on'],
  ['--data-dir', 'FOLDER', 'where media, journal and settings are kept'],
  ['--host', 'electron|chromium|none', 'what shows the page; none only serves it'],
  ['--port', 'N', 'the loopback port to serve the page on'],
  ['--proxy', 'URL', 'an HTTP proxy, http://host:port; else the one of HTTPS_PROXY, HTTP_PROXY, NO_PROXY'],
  ['--ca-file', 'FILE', 'certificates (PEM) to believe besides the usual ones'],
  ['--screen-id', 'ID', 'the name of this screen in playlists and reports'],
  ['--tags', 'key=value,…', 'what this screen is, for campaigns that name tags'],
  ['--windowed', 'WxH', 'a window of this size instead of the whole display'],
  ['--headless', '', 'play without a display'],
  ['--screenshot', 'FILE', 'write a PNG of what is on a few seconds after the start, and end'],
  ['--wait-for-display', '', 'on a machine with no display wait for one, rather than play headless'],
] as const;

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
  const options = {
    configUrl: check('--config-url', readConfigUrl, 'an http or https address, or a folder'),
    trust: check('--trust', text, 'a trust file'),
    dataDir: check('--data-dir', text, 'a folder'),
    host: check('--host', readHost, 'electron, chromium or none') ?? ('auto' as const),
    port: check('--port', readPort, 'a port from 1024 to 65535'),
    proxy: check('--proxy', readProxy, 'an address such as http://proxy.example:3128'),
    caFile: check('--ca-file', text, 'a file'),
    screenId: check('--screen-id', readScreenId, '1 to 64 letters, digits, dots, dashes and underscores'),
    tags: check('--tags', readTags, 'a list such as province=binh-phuoc,venue=lobby'),
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

/** Settings and command line share these readers; each gives `undefined` for a value that is wrong. */
export function readConfigUrl(value: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(value)?.[1]?.toLowerCase();
  if (scheme === undefined) return value;
  return scheme === 'http' || scheme === 'https' ? (/^https?:\/\/[^/\s]+/i.test(value) ? value : undefined) : undefined;
}

function readHost(value: string): PlayOptions['host'] | undefined {
  return value === 'electron' || value === 'chromium' || value === 'none' ? value : undefined;
}

export function readPort(value: string): number | undefined {
  const port = Number(value);
  return /^\d+$/.test(value) && port >= 1024 && port <= 65_535 ? port : undefined;
}

export function readProxy(value: string): string | undefined {
  return /^http:\/\/([^\s/?#@]*@)?[^\s/?#@:]+(:\d{1,5})?\/?$/i.test(value) ? value : undefined;
}

/** MiB, from 16 to 16 TiB. */
export function readQuota(value: string): number | undefined {
  const mebibytes = Number(value);
  return /^\d+$/.test(value) && mebibytes >= 16 && mebibytes <= 16_777_216 ? mebibytes : undefined;
}

export function readScreenId(value: string): string | undefined {
  return /^[\p{L}\p{N}._-]{1,64}$/u.test(value.normalize('NFC')) ? value.normalize('NFC') : undefined;
}

export function readTags(value: string): readonly string[] | undefined {
  const tags = value.split(',').map((tag) => tag.trim().normalize('NFC'));
  return tags.every((tag) => /^[^=\s]+=[^=]+$/.test(tag)) ? tags : undefined;
}

export function readSize(value: string): { width: number; height: number } | undefined {
  const [, width, height] = /^(\d{2,5})x(\d{2,5})$/.exec(value) ?? [];
  return width === undefined || height === undefined ? undefined : { width: Number(width), height: Number(height) };
}
