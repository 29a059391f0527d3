import { exitCodes } from '../core/exit-codes.ts';
import { playlistJsonSchema } from '../publish/schema/json-schema.ts';
import { answer, Refused } from './command-line.ts';

/** `bluezone-kiosk schema`: the JSON Schema of playlists, for editors; to be kept beside the playlist. */
export async function schema(args: readonly string[]): Promise<number> {
  return answer('schema', args, ({ positionals }) => {
    const got = positionals.join(' ');
    if (got !== '')
      throw new Refused({ en: `takes nothing, got ${got}`, vi: `không nhận gì thêm, nhưng ở đây ghi ${got}` });
    process.stdout.write(`${JSON.stringify(playlistJsonSchema(), null, 2)}\n`);
    return exitCodes.ok;
  });
}
