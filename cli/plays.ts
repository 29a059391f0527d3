import { Refused } from './command-line.ts';
import { printKey } from './plays-key.ts';
import { printPlays } from './plays-print.ts';
import { verifyPlays } from './plays-verify.ts';
import { answerOfficer } from './trouble.ts';

/** `bluezone-kiosk plays`: prints the journal, oldest first, while the player goes on writing it; `verify` and `key` beside. */
export async function plays(args: readonly string[]): Promise<number> {
  return answerOfficer('plays', args, async (line) => {
    const [what, ...more] = line.positionals;
    switch (what) {
      case undefined:
        return printPlays(line);
      case 'verify':
        return verifyPlays(line, more);
      case 'key':
        return printKey(line);
      default:
        throw new Refused({
          en: `takes no "${what}"; name a folder with --data-dir`,
          vi: `không nhận "${what}"; nêu thư mục bằng --data-dir`,
        });
    }
  });
}
