import type { MachineWorld } from './machine-world.ts';
import { manifestText, readManifest, sha256Of, type Manifest, type WrittenFile } from './manifest.ts';
import type { Command, Plan, Removal } from './plan.ts';
import { leftOver, settleFiles, type SettledFile } from './settle-files.ts';

/** How a plan meets what is there. */
export interface Prospect {
  readonly plan: Plan;
  readonly files: readonly SettledFile[];
  /** Files of an earlier installation that go. */
  readonly leftOver: readonly string[];
  readonly before: Manifest | undefined;
}

export type Installed =
  | {
      readonly kind: 'installed';
      readonly prospect: Prospect;
      /** Files that were in the way, by the names that they have now. */
      readonly putAside: readonly string[];
      /** Files of an earlier installation that were changed by hand, and stay. */
      readonly kept: readonly string[];
      /** Commands that failed after the files were written, and what they said. */
      readonly failed: readonly FailedCommand[];
    }
  /** Files that are in the way; nothing was written. */
  | { readonly kind: 'in-the-way'; readonly files: readonly SettledFile[] }
  /** What has to be done first failed; nothing was written. */
  | { readonly kind: 'not-begun'; readonly failed: FailedCommand };

export interface FailedCommand {
  readonly command: Command;
  readonly words: string;
}

export interface Removed {
  readonly removed: readonly string[];
  /** Files that were changed by hand since, and stay. */
  readonly kept: readonly string[];
  readonly failed: readonly FailedCommand[];
}

/** Looks at what a plan would change. */
export async function prospectOf(plan: Plan, manifestFile: string, world: MachineWorld): Promise<Prospect> {
  const before = await manifestIn(manifestFile, world);
  const found = new Map<string, string | undefined>();
  for (const { path } of plan.files) found.set(path, await world.read(path));
  return {
    plan,
    files: settleFiles(plan.files, (path) => found.get(path), before),
    leftOver: leftOver(plan.files, before),
    before,
  };
}

/**
 * Does what a plan says. What is there already is left as it is, so that a second run changes nothing. The manifest is
 * written before the files are, so that one that was cut off in the middle can be taken back too.
 *
 * @param replaces  puts files aside that somebody else wrote or changed, instead of doing nothing
 */
export async function install(
  plan: Plan,
  manifestFile: string,
  world: MachineWorld,
  { replaces }: { readonly replaces: boolean },
): Promise<Installed> {
  const prospect = await prospectOf(plan, manifestFile, world);
  const inTheWay = prospect.files.filter(({ state }) => state === 'foreign' || state === 'changed');
  if (inTheWay.length > 0 && !replaces) return { kind: 'in-the-way', files: inTheWay };
  for (const command of plan.before) {
    const { code, words } = await world.run(command);
    if (code !== 0) return { kind: 'not-begun', failed: { command, words } };
  }

  const files: readonly WrittenFile[] = plan.files.map(({ path, text }) => ({ path, sha256: sha256Of(text) }));
  const folders = new Set(prospect.before?.folders ?? []);
  const earlier = prospect.before?.files.filter(({ path }) => prospect.leftOver.includes(path)) ?? [];
  const keep = async (written: readonly WrittenFile[]) => {
    const manifest = { kind: plan.kind, files: written, folders: deepestFirst(folders) };
    const text = manifestText(manifest);
    if ((await world.read(manifestFile)) === text) return;
    for (const folder of await world.write({ path: manifestFile, text, mode: 0o644 })) folders.add(folder);
  };
  await keep([...files, ...earlier]);
  const putAside: string[] = [];
  for (const { file, state } of prospect.files) {
    if (state === 'unchanged') continue;
    if (state === 'foreign' || state === 'changed') {
      await world.putAside(file.path, `${file.path}.saved`);
      putAside.push(`${file.path}.saved`);
    }
    for (const folder of await world.write(file)) folders.add(folder);
  }
  const { kept } = await removeFiles(earlier, world);
  await keep(files);
  const failed = await runAll([...plan.after, ...startOf(prospect)], world);
  return { kind: 'installed', prospect, putAside, kept, failed };
}

/** What a plan's commands are, now that it is known what it changes. */
export function commandsOf(prospect: Prospect): Pick<Plan, 'before' | 'after'> {
  return { before: prospect.plan.before, after: [...prospect.plan.after, ...startOf(prospect)] };
}

/** Without waiting: on the first terminal it ends the session of whoever has typed the command. */
function startOf({ plan, files, leftOver }: Prospect): readonly Command[] {
  const isAsItWas = leftOver.length === 0 && files.every(({ state }) => state === 'unchanged');
  return plan.starts.length === 0 ? [] : [['systemctl', isAsItWas ? 'start' : 'restart', '--no-block', ...plan.starts]];
}

/** Takes back what was installed, if anything was: exactly the files of the manifest, but for those changed by hand. */
export async function uninstall(
  removal: Removal,
  manifestFile: string,
  world: MachineWorld,
): Promise<Removed | undefined> {
  const before = await manifestIn(manifestFile, world);
  if (before === undefined) return undefined;
  const failed = [...(await runAll(removal.before, world))];
  const { removed, kept } = await removeFiles(before.files, world);
  await world.remove(manifestFile);
  for (const folder of before.folders) await world.removeFolder(folder);
  failed.push(...(await runAll(removal.after, world)));
  return { removed, kept, failed };
}

/** The manifest of what is installed; `undefined` where nothing is, or it is not to be read as one. */
export async function manifestIn(file: string, world: Pick<MachineWorld, 'read'>): Promise<Manifest | undefined> {
  const text = await world.read(file);
  return text === undefined ? undefined : readManifest(text);
}

async function removeFiles(
  files: readonly WrittenFile[],
  world: MachineWorld,
): Promise<{ readonly removed: readonly string[]; readonly kept: readonly string[] }> {
  const removed: string[] = [];
  const kept: string[] = [];
  for (const { path, sha256 } of files) {
    const there = await world.read(path);
    if (there === undefined) continue;
    if (sha256Of(there) !== sha256) {
      kept.push(path);
      continue;
    }
    await world.remove(path);
    removed.push(path);
  }
  return { removed, kept };
}

async function runAll(commands: readonly Command[], world: MachineWorld): Promise<readonly FailedCommand[]> {
  const failed: FailedCommand[] = [];
  for (const command of commands) {
    const { code, words } = await world.run(command);
    if (code !== 0) failed.push({ command, words });
  }
  return failed;
}

function deepestFirst(folders: ReadonlySet<string>): readonly string[] {
  return [...folders].sort((a, b) => b.length - a.length);
}
