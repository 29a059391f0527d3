import { exitCodes } from '../core/exit-codes.ts';
import type { Lang } from '../core/words.ts';
import { isCommand } from './commands.ts';
import { helpOf, helpOfAll } from './help.ts';
import { langOfWords } from './lang.ts';

/**
 * The command line: parses, hands each subcommand to its room, and ends with that room's exit code. A room is opened when
 * its command is given: a screen that is being switched on does not wait for what reads Excel.
 */
// A reader that has seen enough (`plays | head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? exitCodes.ok : exitCodes.bug),
);

const [command, args] = commandOf(process.argv.slice(2));
const exitCode = await run(command, args);
// A browser that is still being started, or a timer of a part that was given up, must not hold a player that has ended.
if (command === 'play') process.exit(exitCode);
process.exitCode = exitCode;

/** The command and what stands about it: its language may be asked for before it too. */
function commandOf(words: readonly string[]): readonly [string, readonly string[]] {
  const first = words[0] ?? '';
  const at = first === '--lang' ? 2 : first.startsWith('--lang=') ? 1 : 0;
  return [words[at] ?? 'help', [...words.slice(0, at), ...words.slice(at + 1)]];
}

async function run(command: string, args: readonly string[]): Promise<number> {
  const lang = langOfWords(args, process.env);
  if (command === '--version' || command === 'version') return print(__VERSION__);
  if (command === 'help' || isHelp(command)) return help(args, lang);
  if (!isCommand(command)) return noCommand(command, lang);
  if (args.some(isHelp)) return print(helpOf(command, lang));
  switch (command) {
    case 'play':
      return (await import('./play.ts')).play(args);
    case 'plays':
      return (await import('./plays.ts')).plays(args);
    case 'fleet':
      return (await import('./fleet.ts')).fleet(args);
    case 'top':
      return (await import('./top.ts')).top(args);
    case 'report':
      return (await import('./report.ts')).report(args);
    case 'digest':
      return (await import('./digest.ts')).digest(args);
    case 'preview':
      return (await import('./preview.ts')).preview(args);
    case 'settings':
      return (await import('./settings.ts')).settings(args);
    case 'explain':
      return (await import('./explain.ts')).explain(args);
    case 'timeline':
      return (await import('./timeline.ts')).timeline(args);
    case 'import':
      return (await import('./import.ts')).importPlaylist(args);
    case 'publish':
      return (await import('./publish.ts')).publish(args);
    case 'verify':
      return (await import('./verify.ts')).verify(args);
    case 'hold':
      return (await import('./hold.ts')).hold(args);
    case 'approve':
      return (await import('./approve.ts')).approve(args);
    case 'command':
      return (await import('./command.ts')).command(args);
    case 'provision':
      return (await import('./provision.ts')).provision(args);
    case 'keys':
      return (await import('./keys.ts')).keys(args);
    case 'trust':
      return (await import('./trust.ts')).trust(args);
    case 'install':
      return (await import('./install.ts')).install(args);
    case 'updates':
      return (await import('./updates.ts')).updates(args);
    case 'take':
      return (await import('./take.ts')).take(args);
    case 'schema':
      return (await import('./schema.ts')).schema(args);
    case 'doctor':
      return (await import('./doctor.ts')).doctor(args);
    case 'check':
      return (await import('./check.ts')).check(args);
  }
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

function help(args: readonly string[], lang: Lang): number {
  const about = args.find((word, index) => !word.startsWith('-') && args[index - 1] !== '--lang');
  if (about === undefined) return print(helpOfAll(lang));
  return isCommand(about) ? print(helpOf(about, lang)) : noCommand(about, lang);
}

function noCommand(word: string, lang: Lang): number {
  const is = { en: `there is no command "${word}"`, vi: `không có lệnh "${word}"` };
  process.stderr.write(`bluezone-kiosk: ${is[lang]}\n\n${helpOfAll(lang)}\n`);
  return exitCodes.usage;
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return exitCodes.ok;
}
