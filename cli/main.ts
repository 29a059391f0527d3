import { explain } from './explain.ts';
import { importPlaylist } from './import.ts';
import { play } from './play.ts';
import { plays } from './plays.ts';
import { preview } from './preview.ts';
import { schema } from './schema.ts';
import { settings } from './settings.ts';
import { timeline } from './timeline.ts';
import { helpOf, helpOfAll, isCommand } from './help.ts';
import { exitCodes } from '../core/exit-codes.ts';

/** The command line: parses, hands each subcommand to its room, and ends with that room's exit code. */
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
      return play(args);
    case 'plays':
      return plays(args);
    case 'preview':
      return preview(args);
    case 'settings':
      return settings(args);
    case 'explain':
      return explain(args);
    case 'timeline':
      return timeline(args);
    case 'import':
      return importPlaylist(args);
    case 'schema':
      return schema(args);
    case 'check': {
      // Of all commands only this one needs what reads media and codes.
      const { check } = await import('./check.ts');
      return check(args);
    }
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return exitCodes.ok;
}
