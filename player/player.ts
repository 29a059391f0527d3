import path from 'node:path';
import { withVolume } from '../core/commanded-volume.ts';
import { withMachineHours } from '../core/machine-hours.ts';
import type { PlayerOptions } from '../core/messages.ts';
import { zones } from '../core/playlist.ts';
import { loadBundledCampaign } from './campaign.ts';
import { openCommandRecord } from './commands/command-record.ts';
import { openCommands } from './commands/open-commands.ts';
import { openCulprits } from './culprits.ts';
import { createFaultBoard } from './fault-board.ts';
import { createFaultsNow } from './faults-now.ts';
import { createPageHeed } from './heed-page.ts';
import { createSyncHeed } from './heed-sync.ts';
import { createHostFaults } from './host-faults.ts';
import { createHostedScreens } from './hosted-screens.ts';
import { createKnownProgrammes } from './known-programmes.ts';
import { journalFaults } from './journal/journal-faults.ts';
import { openJournal } from './journal/journal.ts';
import { openLastRestart } from './last-restart.ts';
import { loadLanSharing } from './lan/load-lan-sharing.ts';
import { createLibrary } from './library.ts';
import { openMediaStore } from './media-store.ts';
import { loadPageFiles } from './page-files.ts';
import { createPageLink } from './page-link.ts';
import { openPageServer, portInUse } from './page-server.ts';
import { createOperator, openOperatorBooks } from './operator/operator.ts';
import { openOrigin } from './open-origin.ts';
import { openPins } from './pins.ts';
import type { Player, PlayerWorld } from './player-world.ts';
import { startPlaylistRounds } from './playlist-rounds.ts';
import { nowhere } from './playlist-source.ts';
import { openPlaylistStore } from './playlist-store.ts';
import { pollAgent } from './poll-agent.ts';
import { startHours } from './power/start-hours.ts';
import { createProof, helpedWork, venueOf } from './journal/proof.ts';
import { createReporter } from './reporter.ts';
import { playedSafely, tellRung } from './safe-mode.ts';
import { startScrub } from './scrub.ts';
import { createScreenProgrammes } from './screen-programmes.ts';
import { openScreenSizes, UNTOLD_SIZES } from './screen-sizes.ts';
import { recallMemories } from './journal/shown-memories.ts';
import { createStatusNow } from './status-now.ts';
import { createSync } from './sync.ts';
import { TRUST_FILE } from './trust/kept-trust.ts';
import { openTrust } from './trust/trust-keeper.ts';
import { watchPages } from './watch-pages.ts';
import { allowedPages } from './web/allowed-pages.ts';
import { askPage } from './web/ask-page.ts';
import { tellRefusedPages } from './web/tell-pages.ts';

/**
 * The player: keeps the playlist and its media, serves the page, and writes down what was shown. Told from top to
 * bottom in the order of the data's way; `undefined` when it cannot work here, which it has told the host.
 */
export async function startPlayer(options: PlayerOptions, world: PlayerWorld): Promise<Player | undefined> {
  const { dataDir, token, codeDomains } = options;
  const pages = allowedPages(options, () => trust.trust()?.webOrigins);
  const { log, now, random } = world;
  const faults = createFaultBoard(now);

  // In a thread of its own, which takes as long to begin as all of this does.
  const journal = openJournal({
    file: path.join(dataDir, 'journal.sqlite'),
    ...{ worker: world.journalWorker, log, onDeath: world.onBug },
    ...journalFaults(faults),
  });
  const [files, campaign, store, playlists, pins, sizes, culprits, books, memories, record, last] = await Promise.all([
    loadPageFiles(options.pageDir),
    loadBundledCampaign(options.campaignDir),
    openMediaStore({ dir: dataDir, log, now }),
    openPlaylistStore({ dir: path.join(dataDir, 'playlist'), log }),
    openPins({ path: path.join(dataDir, 'pins.json'), log }),
    openScreenSizes(path.join(dataDir, 'screen-sizes.json'), options.displaySettings, log),
    openCulprits({ path: path.join(dataDir, 'culprits.json'), log, now, onChange: () => sendProgrammes() }),
    openOperatorBooks(options, {
      ...{ log, now, timeZone: () => zoneNow() },
      onHelped: (day) => journal.write(helpedWork(day, { screenId: screens.ids()[0], now: now() })),
    }),
    recallMemories(journal, world),
    openCommandRecord({ path: path.join(dataDir, 'commands.json'), log }),
    openLastRestart({ path: path.join(dataDir, 'planned-restart.json'), log }),
  ]);
  const screens = createHostedScreens(options.screens, sizes);
  const zoneNow = (): string => (library.current?.playlist ?? campaign.playlist).timeZone;
  await store.addBundle(campaign.files);
  for (const damage of playlists.faults) faults.raise('PLAYLIST_DAMAGED', damage);

  // 1–3: ask, verify who wrote it, parse. 4–5: plan, fetch, verify, adopt.
  const trust = await openTrust({
    path: path.join(dataDir, TRUST_FILE),
    anchor: options.trust,
    kept: [playlists.current(), playlists.pending()].filter((kept) => kept !== undefined),
    before: () => playlists.current(),
    ...{ log, now },
    onRenewed() {
      library.recheck();
      // Nor may the server say of what was let go that it has not changed.
      if (library.current === undefined) source?.forget();
      sendProgrammes();
      reporter.follow();
    },
  });
  for (const { code, message } of [...(options.settingFaults ?? []), ...(world.faults ?? []), ...trust.faults])
    faults.raise(code, message);
  const clockFloor = () => Math.max(world.clockFloor, trust.publishedAt());
  const faultsNow = createFaultsNow({
    ...{ faults, culprits, campaign, now, inPlayOrder: () => library.inPlayOrder() },
    ...{ released: world.clockFloor, publishedAt: trust.publishedAt, ofUpdates: world.updateFaults },
  });
  const userAgent = () =>
    pollAgent({
      ...{ version: options.version, screens: screens.ids(), state: rounds.state(), chain: journal.newest() },
      revision: (library.current?.playlist ?? campaign.playlist).revision,
      faults: faultsNow().map(({ code }) => code),
    });
  const { configUrl, source, open } = openOrigin(options.configUrl, {
    ...{ fetch: world.fetch, log, now, random, playlists, trust, userAgent, codeDomains },
  });
  const lan = await loadLanSharing(options.lanSharing === true, {
    ...{ fromOrigin: open, fetch: world.lanFetch, sleep: world.sleep, now, log },
    pathOf: (sha256) => store.pathOf(sha256),
  });
  const heedSync = createSyncHeed({
    ...{ faults, log, inPlayOrder: () => library.inPlayOrder() },
    onReady: () => void rounds.consider().then(sendProgrammes),
  });
  const sync = createSync({
    ...{ store, pins, log, now, random, sleep: world.sleep },
    open: lan?.open ?? open,
    ...(options.mediaQuotaMiB === undefined ? {} : { quotaBytes: options.mediaQuotaMiB * 2 ** 20 }),
    onProgress: heedSync,
  });
  const library = createLibrary({
    ...{ campaign, store, playlists, pins, sync, source, codeDomains, now, clockFloor, isBelieved: trust.isBelieved },
    ...{ isLeftOut: culprits.isLeftOut, webOrigins: pages.now },
    memoryOf: memories.of,
    // A page may still be reading the clip that it shows, whatever playlist is in force.
    onScreen: () => screens.ids().flatMap((id) => zones.flatMap((zone) => proof.nowPlaying(id, zone)?.sha256 ?? [])),
  });
  const rounds = startPlaylistRounds({
    ...{ source: source ?? nowhere, configUrl: configUrl ?? '', library, faults, log, now, random },
    goodAt: playlists.current()?.fetchedAt ?? now(),
    onTaken: () => sendProgrammes(),
    onAdopted() {
      // What was wrong with items of the playlist before is over with it.
      for (const passed of ['ITEM_FAILED', 'CODE_TOO_SMALL']) faults.clearAll(passed);
      sendProgrammes();
    },
  });
  const operator = createOperator({
    ...{ options, books, configUrl, codeDomains, findSticks: world.findSticks, timeZone: zoneNow },
    ...{ openSettings: world.openSettings, sleep: world.sleep, fetch: world.fetch },
    ...{ trust, playlists, library, rounds, sync, store, pins, faults, log, now, journal, faultsNow },
    screenIds: () => screens.ids(),
    onSettings: () => world.tellHost({ type: 'settings-changed' }),
  });

  // 8: record what was really shown.
  tellRung(options.rung, faults);
  const proof = createProof({
    now,
    circumstances: (screenId) => ({
      ...venueOf(screens.named(screenId)),
      ...{ clockTrusted: now() >= clockFloor(), playerVersion: options.version },
    }),
  });
  const watchdog = watchPages({
    ...{ options, world, screens, proof, culprits, faults, faultsNow },
    isTouched: () => hours.isTouched(),
  });

  const allowed = playedSafely(options.rung === 'safe-mode', journal, () => sendProgrammes());
  const programmes = createKnownProgrammes((screen) => {
    const programme = library.programmeFor({ screen, viewport: sizes.of([screen.id])[0] ?? UNTOLD_SIZES[0] });
    return withMachineHours(allowed(programme), options.hours);
  });

  // 6–7 happen in the page; here it is told what there is to play.
  const programmeFor = createScreenProgrammes({
    ...{ options, screens, isNew: operator.isNew },
    programmeOf: (screen) => withVolume(programmes.of(screen), commands.volumeOf(screen.id)),
  });
  const sendProgrammes = () => {
    tellRefusedPages(faults, library.current?.playlist, { host: options.host, pages });
    programmes.changed();
    for (const id of screens.ids()) link.send(id, programmeFor(id));
  };
  const wantAnew = () => {
    library.want(screens.views());
    sendProgrammes();
  };
  const link = createPageLink(
    {
      screenOf: (asked) => screens.named(asked).id,
      onHello(page, { viewport }) {
        programmes.changed(); // it may be for another size by now
        if (page.journals) {
          watchdog.greeted(page.screenId);
          culprits.heard(page, { type: 'hello' });
          journal.write(proof.newPage(page));
          if (sizes.tell(page.screenId, viewport)) library.want(screens.views());
        }
        return { ...programmeFor(page.screenId), remembered: memories.zonesOf(page.screenId) };
      },
      onFact: (page, fact) => heedPage(page, fact),
      isWritten: journal.isWritten,
    },
    log,
  );

  /** It is fetched again where it is wanted; meanwhile its items are passed over. */
  const mediaLost = (sha256: string, how: 'damaged' | 'missing') => {
    if (how === 'damaged')
      faults.raise('MEDIA_DAMAGED', `a file was damaged on this machine's disk and is fetched again: ${sha256}`);
    wantAnew();
  };
  const commands = openCommands({
    ...{ options, world, record, trust, library, screens, proof, link, store, clockFloor },
    ...{ onLost: mediaLost, onVolume: () => sendProgrammes() },
  });
  const heedPage = createPageHeed({
    ...{ watchdog, culprits, proof, journal, memories, store, faults, log, now },
    onTouched: () => hours.touched(),
    hasDisplay: (screenId) => screens.named(screenId).display !== undefined,
    onLost: mediaLost,
  });

  const hours = startHours({
    ...{ options, world, programmes, faults, lastRestart: last, screens: screens.list },
    isShowing: (screenId) => proof.nowPlaying(screenId) !== undefined,
  });

  const status = createStatusNow({
    ...{ options, library, hours, rounds, sync, commands, proof, journal, faultsNow, now },
    delivery: () => reporter.delivery(),
  });
  // 9: report what was shown, and how this machine is.
  const reporter = createReporter({
    ...{ options, world, journal, faults, status, clockFloor, timeZone: zoneNow },
    trust: trust.trust,
  });

  const server = await openPageServer({
    ...{ port: options.port, portRequired: options.portRequired, token, files, log },
    media: (sha256) => library.media(sha256),
    status,
    metrics: reporter.metrics,
    operator: operator.answer,
    webOrigins: pages.byMachine,
    askPage: (address, framedBy) => askPage(address, { fetch: world.fetch, webOrigins: pages.now(), framedBy }),
    ...{ onSocket: link.accept, onKeyless: () => world.tellHost({ type: 'page-keyless' }) },
  });
  if (server.kind === 'port-in-use') {
    hours.stop();
    await rounds.stop();
    world.tellHost(portInUse(server.port));
    return undefined;
  }
  wantAnew();
  reporter.start();
  world.tellHost({ type: 'ready', origin: server.origin, port: server.port });
  log.info('player ready', { origin: server.origin, playlist: (library.current?.playlist ?? campaign.playlist).id });
  const scrub = await startScrub({
    ...{ dataDir, store, log, now, sleep: world.sleep },
    order: () => library.inPlayOrder(),
    onLost: mediaLost,
  });

  const hostFaults = createHostFaults(faults);
  return {
    setScreens(changed) {
      screens.set(changed);
      culprits.setScreens(screens.ids());
      hours.followScreens();
      wantAnew();
    },
    hostFault: (code, message) => hostFaults.raise(code, message),
    pictured: commands.heard,
    sighted: (screenId, sight) => watchdog.sighted(screenId, sight),
    async stop() {
      watchdog.stop();
      hours.stop();
      await commands.stop();
      await reporter.stop();
      await operator.stop();
      await rounds.stop();
      heedSync.stop();
      hostFaults.stop();
      link.close();
      journal.write(proof.stopped());
      await Promise.all([server.close(), sync.stop(), lan?.close(), journal.close(), culprits.stop()]);
      await scrub.stop();
    },
  };
}
