import type { Restartable } from '../../core/commands.ts';
import type { ToHost, ToPage } from '../../core/messages.ts';
import type { HostedScreen } from '../../core/screen.ts';
import type { HostKind } from '../../core/status.ts';
import { reasonOf } from '../log.ts';
import { shownUrl } from '../network-policy.ts';
import { clearCache, type CacheWorld } from './clear-cache.ts';
import type { CommandsWorld, Order, Outcome } from './commands.ts';
import type { Pictures } from './pictures.ts';
import { putFile, type PutWorld } from './put-file.ts';
import type { ScreenshotFolder } from './screenshot-folder.ts';

/** What commands are carried out with. */
export interface ActsWorld {
  readonly host: HostKind;
  readonly version: string;
  readonly screen: (screenId: string) => HostedScreen;
  /** Of the playlist in force. */
  readonly revision: () => number;
  readonly isEmergency: () => boolean;
  readonly tellHost: (message: ToHost) => void;
  /** Gives how many pages of the screen have heard it. */
  readonly tellPage: (screenId: string, message: ToPage) => number;
  readonly pictures: Pictures;
  readonly folder: ScreenshotFolder;
  /** Where screenshots are brought, as it was set. */
  readonly screenshotUrl: string | undefined;
  readonly put: PutWorld;
  readonly cache: CacheWorld;
}

/** How each command is carried out; none of them runs anything that the list has brought. */
export function createActs(world: ActsWorld): Pick<CommandsWorld, 'hindrance' | 'carryOut' | 'send'> {
  const { tellHost, tellPage, folder, screenshotUrl } = world;

  const takeScreenshot = async (screenId: string, id: string, signal: AbortSignal): Promise<Outcome> => {
    const picture = await world.pictures.take(screenId, signal);
    if (picture.kind === 'failed') return picture;
    try {
      const file = await folder.keep(picture.png, { screenId, id, at: world.put.now() });
      return screenshotUrl === undefined ? { kind: 'done', reason: `screenshots/${file}` } : { kind: 'made', file };
    } catch (error) {
      return { kind: 'failed', reason: `it could not be written to the disk: ${reasonOf(error)}` };
    }
  };

  const restart = (what: Restartable, screenId: string, why: string): Outcome => {
    if (what === 'player') {
      tellHost({ type: 'restart-player', why });
      return { kind: 'ending' };
    }
    if (world.host === 'none') return { kind: 'failed', reason: 'this player has no browser of its own' };
    if (what === 'page') {
      tellHost({ type: 'revive-page', screenId, how: 'reload', why });
      return { kind: 'done' };
    }
    tellHost({ type: 'refresh', screenId, why });
    return world.host === 'electron' ? { kind: 'done', reason: ONLY_THE_WINDOW } : { kind: 'done' };
  };

  return {
    hindrance({ command }: Order) {
      const isSeen = command.do === 'restart' || command.do === 'identify';
      if (isSeen && world.isEmergency()) return 'an emergency is on';
      return undefined;
    },

    async carryOut({ command, screenId = '' }, signal) {
      switch (command.do) {
        case 'screenshot':
          return takeScreenshot(screenId, command.id, signal);
        case 'restart':
          return restart(command.what, screenId, `the command ${command.id}`);
        case 'clear-cache':
          return { kind: 'done', reason: await clearCache(world.cache) };
        case 'identify': {
          const { id, tags } = world.screen(screenId);
          const { seconds } = command;
          const plate = { id, tags, version: world.version, revision: world.revision(), seconds };
          const pages = tellPage(screenId, { type: 'identify', plate });
          return pages > 0 ? { kind: 'done' } : { kind: 'failed', reason: 'no page of this screen is there' };
        }
        case 'volume':
          return { kind: 'done' }; // in force for as long as the list has it
      }
    },

    async send({ id, screenId = '', file = '', until }, signal) {
      const bytes = await folder.read(file);
      if (bytes === undefined) return { kind: 'failed', reason: `screenshots/${file} is gone` };
      if (screenshotUrl === undefined) return { kind: 'done', reason: `screenshots/${file}` };
      const url = addressOf(screenshotUrl, screenId, id);
      const put = await putFile(world.put, { url, bytes, type: 'image/png', until, signal });
      switch (put.kind) {
        case 'acknowledged':
          return { kind: 'done', reason: shownUrl(url) };
        case 'refused':
        case 'too-late':
          return { kind: 'failed', reason: `${shownUrl(url)}: ${put.reason}; it is kept as screenshots/${file}` };
        case 'stopped':
          return undefined;
      }
    },
  };
}

/** Only a service manager would start Electron again, and not every machine has one. */
const ONLY_THE_WINDOW =
  'the window was opened anew, with its page; Electron itself, which is the browser here, goes on';

/** `<url>/<screen>/<command>.png`; what follows a question mark stays behind it. */
function addressOf(base: string, screenId: string, id: string): string {
  const url = URL.parse(base);
  if (url === null) return base; // refused where it is used, with what is wrong
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${encodeURIComponent(screenId)}/${encodeURIComponent(id)}.png`;
  return url.href;
}
