import path from 'node:path';
import { exitCodes } from '../core/exit-codes.ts';
import { KIOSK_HOME } from '../core/kiosk-user.ts';
import type { Lang, Words } from '../core/words.ts';
import { autostartPlan, autostartRemoval } from '../machine/autostart.ts';
import type { DisplayServer } from '../machine/display-unit.ts';
import { install as installPlan, manifestIn, prospectOf, uninstall } from '../machine/install.ts';
import { kioskSessionPlan, kioskSessionRemoval } from '../machine/kiosk-session.ts';
import { obstaclesTo, type Obstacle } from '../machine/obstacles.ts';
import type { InstallKind } from '../machine/plan.ts';
import { answer, Refused, wrongValue, type CommandLine } from './command-line.ts';
import { installFacts, type InstallFacts } from './install-facts.ts';
import { elsewhere, howToAsk, notBegun, obstacleWords, whatCame } from './install-words.ts';
import { thisMachine, type InstallWorld } from './install-world.ts';

/** `bluezone-kiosk install`: has this machine play by itself, or takes that back. */
export async function install(args: readonly string[], world: InstallWorld = thisMachine()): Promise<number> {
  return answer('install', withDisplay(args), async (line) => {
    const { values, positionals } = line;
    const kind = kindOf(line, world.surroundings.uid);
    if (positionals.length > 0 || kind === undefined) throw new Refused(howToAsk);
    const display = displayOf(values['kiosk-session']);
    if (world.platform !== 'linux')
      throw refusal([{ code: 'NOT_LINUX', words: elsewhere(world.platform) }], values.json, line.lang);
    const manifestFile = kind === 'kiosk-session' ? KIOSK_MANIFEST : path.join(world.dataDir, 'installed.json');
    const tell = (facts: InstallFacts, exitCode: number) => {
      const text = values.json ? JSON.stringify(installFacts(facts), null, 2) : whatCame(facts, line.lang);
      process.stdout.write(`${text}\n`);
      return exitCode;
    };
    const asked = { kind, display, manifestFile, dataDir: kind === 'kiosk-session' ? KIOSK_HOME : world.dataDir };
    return values.uninstall ? takeBack(asked, line, world, tell) : putIn(asked, line, world, tell);
  });
}

interface Asked {
  readonly kind: InstallKind;
  readonly display: DisplayServer;
  readonly manifestFile: string;
  /** Where the player that is installed keeps its data. */
  readonly dataDir: string;
}

type Tell = (facts: InstallFacts, exitCode: number) => number;

async function putIn(
  { kind, display, manifestFile, dataDir }: Asked,
  { values, lang }: CommandLine<'install'>,
  world: InstallWorld,
  tell: Tell,
): Promise<number> {
  const obstacles = obstaclesTo(kind, display, world.surroundings);
  const program = world.program(display);
  const plan =
    kind === 'kiosk-session'
      ? kioskSessionPlan({ ...world, program, display, hardwareWatchdog: values['hardware-watchdog'] })
      : autostartPlan({ program, configDir: world.configDir });
  if (values['dry-run'])
    return tell(
      { kind: 'dry-run', prospect: await prospectOf(plan, manifestFile, world.machine), obstacles },
      exitCodes.ok,
    );
  refuseFor(obstacles, values.json, lang);
  const done = await installPlan(plan, manifestFile, world.machine, { replaces: values.force });
  switch (done.kind) {
    case 'installed':
      return tell({ ...done, dataDir }, exitOf(done.failed));
    case 'in-the-way':
      return tell(done, exitCodes.faulty);
    case 'not-begun':
      throw refusal([{ code: 'NOT_BEGUN', words: notBegun(done.failed) }], values.json, lang);
  }
}

async function takeBack(
  { kind, manifestFile, dataDir }: Asked,
  { values, lang }: CommandLine<'install'>,
  world: InstallWorld,
  tell: Tell,
): Promise<number> {
  const removal = kind === 'kiosk-session' ? kioskSessionRemoval : autostartRemoval;
  if (values['dry-run']) {
    const manifest = await manifestIn(manifestFile, world.machine);
    return tell(
      { kind: 'would-remove', files: (manifest?.files ?? []).map((file) => file.path), removal },
      exitCodes.ok,
    );
  }
  if (kind === 'kiosk-session' && world.surroundings.uid !== 0) refuseFor([{ code: 'NOT_ROOT' }], values.json, lang);
  const removed = await uninstall(removal, manifestFile, world.machine);
  if (removed === undefined) return tell({ kind: 'nothing-there' }, exitCodes.ok);
  return tell({ kind: 'removed', installation: kind, dataDir, ...removed }, exitOf(removed.failed));
}

/** Beside what it lists, where only root may write. */
const KIOSK_MANIFEST = '/etc/bluezone-kiosk/installed.json';

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
