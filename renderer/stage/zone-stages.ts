import type { DisplaySettings } from '../../core/display-settings.ts';
import type { FromPage } from '../../core/messages.ts';
import type { BesideZone, Zones } from '../../core/playlist.ts';
import type { ScreenProgramme } from '../../core/programme.ts';
import { isInterrupt } from '../../core/ranks.ts';
import type { Screen } from '../../core/screen.ts';
import type { Showing } from '../../core/showing.ts';
import type { Words } from '../../core/words.ts';
import { legibleZones, zoneLayout, type Box } from '../../core/zone-layout.ts';
import { programmeInZone, USUAL_ZONES, zonesBeside } from '../../core/zones.ts';
import { wholeOf, type Beside, type Room } from './beside.ts';
import type { KeptMemory } from './kept-memory.ts';
import { place } from './place.ts';
import type { KioskStage } from './stage.ts';
import { within } from './within.ts';

export interface ZoneStagesWorld {
  /** The main picture; the zones lie over it in the same element. */
  readonly main: KioskStage;
  readonly memoryOf: (zone: BesideZone) => KeptMemory | undefined;
  readonly tell: (fact: FromPage) => void;
}

/**
 * The zones beside the main picture, a stage each: made when a playlist first has the zone, and used for ever, because
 * elements that are made and thrown away leak (electron#18277). A stage that has no room shows nothing.
 */
export class ZoneStages implements Beside {
  readonly #world: ZoneStagesWorld;
  readonly #stages = new Map<BesideZone, KioskStage>();
  readonly #boxes = new Map<KioskStage, Box>();
  #zones: Zones = USUAL_ZONES;
  #leftOut: readonly BesideZone[] = [];

  constructor(world: ZoneStagesWorld) {
    this.#world = world;
  }

  /** Plays each zone of this programme; what takes the main picture from it is for the main stage to say. */
  play(screen: Screen, programme: ScreenProgramme, display: DisplaySettings): void {
    const { current, waiting = current } = programme;
    this.#zones = current.playlist.zones;
    for (const zone of [current, waiting].flatMap(({ playlist }) => zonesBeside(playlist)))
      if (!this.#stages.has(zone)) this.#stages.set(zone, this.#made(zone));
    for (const [zone, stage] of this.#stages) {
      stage.display = display;
      stage.play(screen, programmeInZone(programme, zone));
    }
  }

  /** What is on in the zones that are seen, for the sign of life. */
  get nowShowing(): NonNullable<Extract<FromPage, { type: 'beat' }>['zones']> {
    return [...this.#stages.values()].flatMap((stage) => stage.nowShowing.showing ?? []);
  }

  /** Why that is on which is in each of the zones that are seen, for whoever stands there. */
  get why(): Readonly<Partial<Record<BesideZone, Words>>> {
    return Object.fromEntries([...this.#stages].flatMap(([zone, { why }]) => (why === undefined ? [] : [[zone, why]])));
  }

  /** The zones that would have a picture beside what is watched, and are left out because it could not be read there. */
  get leftOut(): readonly BesideZone[] {
    return this.#leftOut;
  }

  async roomFor(
    { rank, programme, cutIn }: Showing,
    area: Box,
    seenAt: () => number,
    signal: AbortSignal,
  ): Promise<Room> {
    const hasAll = isInterrupt(rank) || programme.isHold === true;
    const { legible: asked, leftOut } = this.#readable(area, (_zone, stage) => !hasAll && stage.hasPictureAt(seenAt()));
    const { beside } = zoneLayout(area, this.#zones, asked);
    const limitMs = cutIn ? CUT_IN_WITHIN_MS : READY_WITHIN_MS;
    const ready = await Promise.all(
      asked.map(async (zone) => {
        const stage = this.#stages.get(zone);
        if (stage === undefined) return [];
        const box = beside[zone];
        if (!stage.isSeen && box !== undefined) this.#place(stage, box);
        const heard = stage.entrance.open(seenAt);
        const isReady = stage.isSeen || (await within(limitMs, heard, signal).catch(() => false));
        return isReady ? [zone] : [];
      }),
    );
    signal.throwIfAborted(); // or it would shut out whom another showing has invited
    const on = ready.flat();
    for (const [zone, stage] of this.#stages) if (!stage.isSeen && !on.includes(zone)) stage.leave();
    if (on.length === 0) return { ...wholeOf(area), leftOut };
    const leads = on.map((zone) => this.#stages.get(zone)?.entrance.leadMs ?? 0);
    return { ...zoneLayout(area, this.#zones, on), leadMs: Math.max(...leads), leftOut };
  }

  roomIn(area: Box, { beside, leadMs, leftOut: before }: Room): Room {
    const { legible, leftOut } = this.#readable(
      area,
      (zone, { entrance }) => before.includes(zone) || (beside[zone] !== undefined && entrance.isOpen),
    );
    const on = legible.filter((zone) => beside[zone] !== undefined);
    const layout = zoneLayout(area, this.#zones, on);
    // One that is seen moves, or leaves, when its room does.
    for (const [zone, stage] of this.#stages)
      if (beside[zone] !== undefined && !stage.isSeen) this.#put(stage, layout.beside[zone]);
    return { ...layout, leadMs: on.length === 0 ? 0 : leadMs, leftOut };
  }

  move({ beside, leftOut }: Room): void {
    this.#leftOut = leftOut;
    for (const [zone, stage] of this.#stages) if (stage.isSeen) this.#put(stage, beside[zone]);
  }

  share(room: Room | undefined): void {
    this.#leftOut = room?.leftOut ?? [];
    for (const [zone, stage] of this.#stages) this.#put(stage, room?.beside[zone]);
  }

  /** Where a zone is from now on; without a box it leaves. */
  #put(stage: KioskStage, box: Box | undefined): void {
    if (box === undefined) stage.leave();
    else this.#place(stage, box);
  }

  /** Those of the zones that are wanted which could be read in an area, and those which could not. */
  #readable(area: Box, isWanted: (zone: BesideZone, stage: KioskStage) => boolean) {
    const { clientWidth: width, clientHeight: height } = this.#world.main;
    const legible = legibleZones({ width, height }, area, this.#zones);
    const wanted = [...this.#stages].flatMap(([zone, stage]) => (isWanted(zone, stage) ? [zone] : []));
    return {
      legible: wanted.filter((zone) => legible.includes(zone)),
      leftOut: wanted.filter((zone) => !legible.includes(zone)),
    };
  }

  /** Where a zone is to be next, or is from now on. Nothing is measured where nothing moves, for this comes with cuts. */
  #place(stage: KioskStage, box: Box): void {
    const before = this.#boxes.get(stage);
    this.#boxes.set(stage, box);
    if (JSON.stringify(before) === JSON.stringify(box)) return;
    place(stage, box);
    stage.layOut();
  }

  #made(zone: BesideZone): KioskStage {
    const { main, memoryOf, tell } = this.#world;
    const stage = document.createElement('kiosk-stage');
    stage.zone = zone;
    stage.entrance.close();
    stage.memory = memoryOf(zone);
    stage.wasAway = main.wasAway;
    stage.addEventListener('fact', (event) => tell((event as CustomEvent<FromPage>).detail));
    main.after(stage);
    return stage;
  }
}

/** A zone that has not been ready within this comes with the next change of the main picture; what cuts in waits less. */
const READY_WITHIN_MS = 3_000;
const CUT_IN_WITHIN_MS = 500;
