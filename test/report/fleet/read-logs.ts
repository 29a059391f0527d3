import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { RegisteredScreen } from '../../../publish/register/register.ts';
import { readFleet, type FleetQuestion } from '../../../report/fleet/read-fleet.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { agentOf, combined, NOW } from './fleet-logs.ts';

/** Files by their names, read in the order in which they are written here. */
export async function readLogs(
  files: Readonly<Record<string, string | Uint8Array>>,
  more: Partial<FleetQuestion> & { readonly stdin?: string; readonly mostOthers?: number } = {},
) {
  const dir = await tempDir();
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(dir, name), content);
  const { stdin, mostOthers, ...question } = more;
  return readFleet(
    {
      logs: Object.keys(files).map((name) => path.join(dir, name)),
      ...{ register: undefined, at: NOW, intervalSeconds: 60, ...question },
    },
    {
      stdin: Readable.from(stdin === undefined ? [] : [Buffer.from(stdin)]),
      seed: 42,
      ...(mostOthers === undefined ? {} : { mostOthers }),
    },
  );
}

/** The fleet that they tell of; throws when they are refused. */
export async function fleetFrom(...asked: Parameters<typeof readLogs>) {
  const found = await readLogs(...asked);
  if (found.kind === 'refused') throw new Error(found.words.map(({ en }) => en).join('\n'));
  return found.fleet;
}

export const registered = (...ids: readonly string[]): readonly RegisteredScreen[] =>
  ids.map((id) => ({ id, name: `Màn hình ${id}`, tags: [], places: { district: 'Huyện Cao Lộc' } }));
export const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;
export const polls = (screen: string, minutesAgo: number, more: Parameters<typeof agentOf>[1] = {}) =>
  combined({ agent: agentOf(screen, more), minutesAgo });
export const notesOf = ({ notes }: { readonly notes: readonly { readonly en: string }[] }) =>
  notes.map(({ en }) => en).join('\n');
