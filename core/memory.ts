import type { Playlist } from './playlist.ts';
import { isRecord } from './record.ts';

/**
 * What the choice of the next item depends on beside the clock: what has been shown. Changed by showing alone. Keys name
 * the channel, not the revision: a list that is published anew goes on where the one before it was.
 */
export interface Memory {
  /** By channel and campaign, the turn to take next: the first not yet shown. */
  readonly turns: Readonly<Record<string, number>>;
  /** By the campaigns that share turns, how many turns they have had together; the latest used last. */
  readonly rotations: Readonly<Record<string, number>>;
  /** By channel and campaign, the part of the clock hour in which it has played last. */
  readonly parts: Readonly<Record<string, string>>;
  /** The points in time that were answered lately. */
  readonly answered: readonly Answered[];
}

export interface Answered {
  readonly at: number;
  readonly campaignId: string;
}

/** A memory of nothing. */
export const FRESH_MEMORY: Memory = { turns: {}, rotations: {}, parts: {}, answered: [] };

/** What remembers a campaign. */
export function campaignKey(playlist: Playlist, campaignId: string): string {
  return `${channelOf(playlist)} ${campaignId}`;
}

/** What remembers how these campaigns share their turns. */
export function rotationKey(playlist: Playlist, campaignIds: readonly string[]): string {
  return `${channelOf(playlist)} ${campaignIds.join('\n')}`;
}

/** The memory with so many turns of a rotation; of many rotations only the latest are kept. */
export function withTurns(memory: Memory, rotation: string, turns: number): Memory {
  const others = Object.entries(memory.rotations).filter(([key]) => key !== rotation);
  const kept = others.slice(Math.max(0, others.length + 1 - MOST_ROTATIONS));
  return { ...memory, rotations: { ...Object.fromEntries(kept), [rotation]: turns } };
}

/** The memory of these playlists alone: a page lives for years, and sees many. */
export function memoryOf(memory: Memory, playlists: readonly Playlist[]): Memory {
  const channels = playlists.map((playlist) => `${channelOf(playlist)} `);
  const campaigns = new Set(
    playlists.flatMap((playlist) =>
      [...playlist.campaigns, ...playlist.interrupts].map(({ id }) => campaignKey(playlist, id)),
    ),
  );
  const only = <T>(record: Readonly<Record<string, T>>, keep: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(record).filter(([key]) => keep(key)));
  return {
    ...memory,
    turns: only(memory.turns, (key) => campaigns.has(key)),
    parts: only(memory.parts, (key) => campaigns.has(key)),
    rotations: only(memory.rotations, (key) => channels.some((channel) => key.startsWith(channel))),
  };
}

/** What several zones of a screen remember, as one: no two of them have a campaign in common. */
export function memoryOfAll(memories: readonly Memory[]): Memory {
  const all = <T>(recordOf: (memory: Memory) => Readonly<Record<string, T>>) =>
    Object.fromEntries(memories.flatMap((memory) => Object.entries(recordOf(memory))));
  return {
    turns: all(({ turns }) => turns),
    rotations: all(({ rotations }) => rotations),
    parts: all(({ parts }) => parts),
    answered: memories.flatMap(({ answered }) => answered),
  };
}

/** A memory that was kept as JSON; `undefined` when it is none. */
export function readMemory(value: unknown): Memory | undefined {
  if (!isRecord(value)) return undefined;
  const { turns, rotations, parts, answered } = value;
  const isEach = (record: unknown, isOne: (one: unknown) => boolean) =>
    isRecord(record) && Object.values(record).every(isOne);
  const isTurn = (one: unknown) => Number.isSafeInteger(one) && Number(one) >= 0;
  const isAnswered = (one: unknown) =>
    isRecord(one) && typeof one['at'] === 'number' && typeof one['campaignId'] === 'string';
  return isEach(turns, isTurn) &&
    isEach(rotations, isTurn) &&
    isEach(parts, (one) => typeof one === 'string') &&
    Array.isArray(answered) &&
    answered.every(isAnswered)
    ? ({ turns, rotations, parts, answered } as unknown as Memory)
    : undefined;
}

function channelOf({ id, epoch }: Playlist): string {
  return `${JSON.stringify(id)} ${epoch}`;
}

const MOST_ROTATIONS = 32;
