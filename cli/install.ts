import { exitCodes } from '../core/exit-codes.ts';
import type { Lang, Words } from '../core/words.ts';
import type { DisplayServer } from '../machine/display-unit.ts';
import { install as installPlan, manifestIn, prospectOf, uninstall } from '../machine/install.ts';
import type { Obstacle } from '../machine/obstacles.ts';
import type { InstallKind } from '../machine/plan.ts';
import { answer, Refused, wrongValue, type CommandLine } from './command-line.ts';
import { installFacts, type InstallFacts } from './install-facts.ts';
import { elsewhere, howToAsk, notBegun, obstacleWords, onLinuxOnly, whatCame } from './install-words.ts';
import { thisMachine, type InstallWorld } from './install-world.ts';
import { installationOn, type Installation } from './installation.ts';

/** `bluezone-kiosk install`: has this machine play by itself, or takes that back. */
export async function install(args: readonly string[], world: InstallWorld = thisMachine()): Promise<number> {
  return answer('install', withDisplay(args), async (line) => {
    const { values, positionals } = line;
    const kind = kindOf(line, world.surroundings.uid);
    if (positionals.length > 0 || kind === undefined) throw new Refused(howToAsk);
    const display = displayOf(values['kiosk-session']);
    if (world.platform !== 'linux' && world.platform !== 'win32')
      throw refusal([{ code: 'NOT_LINUX', words: elsewhere }], values.json, line.lang);
    if (world.platform === 'win32' && (display === 'cage' || values['hardware-watchdog']))
      throw refusal([{ code: 'LINUX_ONLY', words: onLinuxOnly }], values.json, line.lang);
    const tell = (facts: InstallFacts, exitCode: number) => {
      const text = values.json ? JSON.stringify(installFacts(facts), null, 2) : whatCame(facts, line.lang);
      process.stdout.write(`${text}\n`);
      return exitCode;
    };
    const asked = installationOn(world, { kind, display, hardwareWatchdog: values['hardware-watchdog'] });
    return values.uninstall ? takeBack(asked, line, world, tell) : putIn(asked, line, world, tell);
  });
}

type Tell = (facts: InstallFacts, exitCode: number) => number;

async function putIn(
  { kind, plan, obstacles, manifestFile, system, dataDir }: Installation,
  { values, lang }: CommandLine<'install'>,
  world: InstallWorld,
  tell: Tell,
): Promise<number> {
  if (values['dry-run'])
    return tell(
      { kind: 'dry-run', prospect: await prospectOf(plan, manifestFile, world.machine), obstacles },
      exitCodes.ok,
    );
  refuseFor(obstacles, values.json, lang);
  const done = await installPlan(plan, manifestFile, world.machine, { replaces: values.force });
  switch (done.kind) {
    case 'installed':
      return tell({ ...done, installation: kind, system, dataDir }, exitOf(done.failed));
    case 'in-the-way':
      return tell(done, exitCodes.faulty);
    case 'not-begun':
      throw refusal([{ code: 'NOT_BEGUN', words: notBegun(done.failed) }], values.json, lang);
  }
}

async function takeBack(
  { kind, removal, obstaclesToRemoval, manifestFile, system, dataDir }: Installation,
  { values, lang }: CommandLine<'install'>,
  world: InstallWorld,
  tell: Tell,
): Promise<number> {
  if (values['dry-run']) {
    const manifest = await manifestIn(manifestFile, world.machine);
    return tell(
      { kind: 'would-remove', files: (manifest?.files ?? []).map((file) => file.path), removal },
      exitCodes.ok,
    );
  }
  refuseFor(obstaclesToRemoval, values.json, lang);
  const removed = await uninstall(removal, manifestFile, world.machine);
  if (removed === undefined) return tell({ kind: 'nothing-there' }, exitCodes.ok);
  return tell({ kind: 'removed', installation: kind, system, dataDir, ...removed }, exitOf(removed.failed));
}

/** `--kiosk-session` alone means x11. */
function withDisplay(args: readonly string[]): readonly string[] {
  return args.map((word, index) =>
    word === '--kiosk-session' && (args[index + 1] ?? '--').startsWith('--') ? '--kiosk-session=x11' : word,
  );
}

/** What is asked for; to be taken back, if nothing is named, what the user who calls can have installed. */
function kindOf({ values }: CommandLine<'install'>, uid: number | undefined): InstallKind | undefined {
  const isKiosk = values['kiosk-session'] !== undefined;
  if (values.autostart && isKiosk) return undefined;
  if (isKiosk) return 'kiosk-session';
  if (values['hardware-watchdog']) return undefined;
  if (values.autostart) return 'autostart';
  if (!values.uninstall) return undefined;
  return uid === 0 ? 'kiosk-session' : 'autostart';
}

function displayOf(asked: string | undefined): DisplayServer {
  if (asked === undefined || asked === 'x11') return 'x11';
  if (asked === 'cage') return 'cage';
  throw wrongValue('--kiosk-session', { en: 'x11 or cage', vi: 'x11 hoặc cage' }, asked);
}

function refuseFor(obstacles: readonly Obstacle[], json: boolean, lang: Lang): void {
  if (obstacles.length === 0) return;
  throw refusal(
    obstacles.map((obstacle) => ({ code: obstacle.code, words: obstacleWords(obstacle) })),
    json,
    lang,
  );
}

function refusal(why: readonly { readonly code: string; readonly words: Words }[], json: boolean, lang: Lang): Refused {
  const all = { en: why.map(({ words }) => words.en).join('\n'), vi: why.map(({ words }) => words.vi).join('\n') };
  const faults = why.map(({ code, words }) => ({ code, path: '', message: words[lang] }));
  const forScripts = JSON.stringify({ ok: false, faults }, null, 2);
  return new Refused(all, { exitCode: exitCodes.faulty, ...(json ? { forScripts } : {}) });
}

function exitOf(failed: readonly unknown[]): number {
  return failed.length === 0 ? exitCodes.ok : exitCodes.faulty;
}
