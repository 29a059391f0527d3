import { exitCodes } from '../core/exit-codes.ts';
import { MOST_HOLD_LETTERS } from '../core/hold.ts';
import { holdOn } from '../publish/release/publish.ts';
import { holdOff } from '../publish/release/restore.ts';
import { Refused } from './command-line.ts';
import { publishWorld } from './publish-world.ts';
import { readOptions, tell } from './publish.ts';
import { answerOfficer } from './trouble.ts';

/** `bluezone-kiosk hold on|off`: takes all content down at the next poll, and puts it back. */
export async function hold(args: readonly string[]): Promise<number> {
  return answerOfficer('hold', args, async ({ values, positionals: [verb, text, ...more], lang }) => {
    if (more.length > 0 || (verb !== 'on' && !(verb === 'off' && text === undefined)))
      throw new Refused({
        en: 'write hold on, hold on "WORDS FOR THE SCREENS", or hold off',
        vi: 'ghi hold on, hold on "LỜI HIỆN TRÊN MÀN HÌNH", hoặc hold off',
      });
    const options = readOptions(values);
    if (text !== undefined && (text.length > MOST_HOLD_LETTERS || text.trim() === ''))
      throw new Refused(
        {
          en: `the words for the screens must have 1 to ${MOST_HOLD_LETTERS} letters, got ${text.length}`,
          vi: `lời hiện trên màn hình phải dài từ 1 đến ${MOST_HOLD_LETTERS} ký tự, nhưng ở đây có ${text.length}`,
        },
        { exitCode: exitCodes.usage },
      );
    const world = publishWorld(lang, values);
    const published = await (verb === 'on' ? holdOn(text, options, world) : holdOff(options, world));
    return tell(options, published, values.json, lang);
  });
}
