import path from 'node:path';
import type { PlayerOptions } from '../../core/messages.ts';
import { zones } from '../../core/playlist.ts';
import type { HostedScreens } from '../hosted-screens.ts';
import type { Library } from '../library.ts';
import type { PageLink } from '../page-link.ts';
import type { PlayerWorld } from '../player-world.ts';
import type { Proof } from '../journal/proof.ts';
import type { TrustKeeper } from '../trust/trust-keeper.ts';
import { createActs } from './acts.ts';
import type { CacheWorld } from './clear-cache.ts';
import type { CommandRecord } from './command-record.ts';
import { startCommands, type Commands } from './commands.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { screenshotFolder } from './screenshot-folder.ts';

export interface OpenedCommandsWorld {
  readonly options: Pick<PlayerOptions, 'host' | 'version' | 'dataDir' | 'screenshotUrl'>;
  readonly world: Pick<PlayerWorld, 'fetch' | 'now' | 'random' | 'sleep' | 'log' | 'tellHost'>;
  readonly record: CommandRecord;
  readonly trust: Pick<TrustKeeper, 'state'>;
  readonly library: Pick<Library, 'current' | 'pending' | 'inPlayOrder' | 'want'>;
  readonly screens: HostedScreens;
  readonly proof: Pick<Proof, 'nowPlaying'>;
  readonly link: Pick<PageLink, 'send'>;
  readonly store: CacheWorld['store'];
  readonly onLost: CacheWorld['onLost'];
  readonly clockFloor: () => number;
  readonly onVolume: () => void;
}

/** The commands of the newest list, with all that carries them out here. */
export function openCommands(opened: OpenedCommandsWorld): Commands & Pick<Pictures, 'heard'> {
  const { options, world, library, screens, proof, link } = opened;
  const { now, log, tellHost } = world;
  const pictures = createPictures(tellHost);
  const newest = () => library.pending ?? library.current;
  const onScreen = () => screens.ids().flatMap((id) => zones.flatMap((zone) => proof.nowPlaying(id, zone) ?? []));

  /** What is on is of an emergency, by the word of the pages. */
  const isEmergency = () => {
    const lists = [library.pending, library.current].flatMap((held) => held?.playlist.interrupts ?? []);
    const items = lists.filter(({ interrupt }) => interrupt?.class === 'emergency').flatMap((one) => one.items);
    return onScreen().some(({ itemId }) => items.some(({ id }) => id === itemId));
  };
  const acts = createActs({
    ...{ host: options.host, version: options.version, screenshotUrl: options.screenshotUrl },
    ...{ tellHost, pictures, isEmergency, screen: screens.named, tellPage: link.send },
    revision: () => library.current?.playlist.revision ?? 0,
    folder: screenshotFolder(path.join(options.dataDir, 'screenshots')),
    put: world,
    cache: {
      ...{ store: opened.store, onLost: opened.onLost },
      needed: () => [...library.inPlayOrder(), ...onScreen().flatMap(({ sha256 }) => sha256 ?? [])],
      fetchAgain: () => library.want(screens.views()),
    },
  });
  const commands = startCommands({
    ...acts,
    ...{ record: opened.record, screens: screens.list, onVolume: opened.onVolume, now, log },
    given: () => ({ commands: newest()?.playlist.commands ?? [], distrust: distrust() }),
  });
  const distrust = () => {
    if (opened.trust.state !== 'pinned') return 'this screen believes no keys, so nobody has signed them for it';
    return now() < opened.clockFloor() ? 'the clock of this machine is plainly wrong' : undefined;
  };
  return { ...commands, heard: pictures.heard };
}
