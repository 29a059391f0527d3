import { exitCodes } from '../core/exit-codes.ts';
import { playlistJsonSchema } from '../publish/schema/json-schema.ts';

/** `bluezone-kiosk schema`: the JSON Schema of playlists, for editors; to be kept beside the playlist. */
export function schema(args: readonly string[]): number {
  if (args.length > 0) {
    process.stderr.write(`bluezone-kiosk schema: takes nothing, got ${args.join(' ')}\n`);
    return exitCodes.usage;
  }
  process.stdout.write(`${JSON.stringify(playlistJsonSchema(), null, 2)}\n`);
  return exitCodes.ok;
}
