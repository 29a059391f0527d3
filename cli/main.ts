import { exitCodes } from '../core/exit-codes.ts';
import { helpOf, helpOfAll, isCommand } from './help.ts';

/**
 * The command line: parses, hands each subcommand to its room, and ends with that room's exit code. A room is opened when
 * its command is given: a screen that is being switched on does not wait for what reads Excel.
 */
// A reader that has seen enough (`plays | head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? exitCodes.ok : exitCodes.bug),
);

const [command = 'help', ...args] = process.argv.slice(2);
const exitCode = await run(command, args);
// A browser that is still being started, or a timer of a part that was given up, must not hold a player that has ended.
if (command === 'play') process.exit(exitCode);
process.exitCode = exitCode;

async function run(command: string, args: readonly string[]): Promise<number> {
  if (command === '--version' || command === 'version') return print(__VERSION__);
  if (command === 'help' || command === '--help' || command === '-h') {
    return print(isCommand(args[0]) ? helpOf(args[0]) : helpOfAll());
  }
  if (!isCommand(command)) {
    process.stderr.write(`bluezone-kiosk: there is no command "${command}"\n\n${helpOfAll()}\n`);
    return exitCodes.usage;
  }
  if (args.includes('--help') || args.includes('-h')) return print(helpOf(command));
  switch (command) {
    case 'play':
      return (await import('./play.ts')).play(args);
    case 'plays':
      return (await import('./plays.ts')).plays(args);
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
    case 'schema':
      return (await import('./schema.ts')).schema(args);
    case 'check':
      return (await import('./check.ts')).check(args);
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return exitCodes.ok;
}
