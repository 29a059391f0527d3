import { exitCodes } from '../core/exit-codes.ts';
import { holdOff, holdOn } from '../publish/release/publish.ts';
import { answer, Refused } from './command-line.ts';
import { publishWorld, withPublishTrouble } from './publish-world.ts';
import { readOptions, tell } from './publish.ts';

/** `bluezone-kiosk hold on|off`: takes all content down at the next poll, and puts it back. */
export async function hold(args: readonly string[]): Promise<number> {
  return answer('hold', args, async ({ values, positionals: [verb, text, ...more], lang }) => {
    if (more.length > 0 || (verb !== 'on' && !(verb === 'off' && text === undefined)))
      throw new Refused({
        en: 'write hold on, hold on "WORDS FOR THE SCREENS", or hold off',
        vi: 'ghi hold on, hold on "LỜI HIỆN TRÊN MÀN HÌNH", hoặc hold off',
      });
    const options = readOptions(values);
    if (text !== undefined && (text.length > MOST_LETTERS || text.trim() === ''))
      throw new Refused(
        {
          en: `the words for the screens must have 1 to ${MOST_LETTERS} letters, got ${text.length}`,
          vi: `lời hiện trên màn hình phải dài từ 1 đến ${MOST_LETTERS} ký tự, nhưng ở đây có ${text.length}`,
        },
        { exitCode: exitCodes.usage },
      );
    const world = publishWorld(lang);
    const published = await withPublishTrouble(() =>
      verb === 'on' ? holdOn(text, options, world) : holdOff(options, world),
    );
    return tell(options.out, published, values.json, lang);
  });
}

const MOST_LETTERS = 200;
