import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programRunner } from '../../player/power/run-program.ts';
import { tempDir } from './temp-dir.ts';

/** Programs that switch displays, on a PATH of their own, and what they were told. */
export interface PowerPrograms {
  /** Puts a shell script there under the name of a program; `$FOLDER` is where it may keep what it knows. */
  add(name: string, script: string): Promise<void>;
  /** Writes what a script may read in `$FOLDER`. */
  set(file: string, text: string): Promise<void>;
  /** Reads what a script has written there. */
  read(file: string): Promise<string>;
  /** The command lines so far, one a program. */
  told(): Promise<readonly string[]>;
  readonly env: Readonly<Record<string, string>>;
  readonly run: ReturnType<typeof programRunner>;
}

export async function powerPrograms(more: Readonly<Record<string, string>> = {}): Promise<PowerPrograms> {
  const folder = await tempDir();
  const env = { PATH: `${folder}:/usr/bin:/bin`, ...more };
  await writeFile(join(folder, 'told'), '');
  return {
    env,
    run: programRunner(env),
    async add(name, script) {
      const head = `#!/bin/sh\nFOLDER='${folder}'\necho "${name} $*" >> "$FOLDER/told"\n`;
      await writeFile(join(folder, name), head + script);
      await chmod(join(folder, name), 0o755);
    },
    set: (file, text) => writeFile(join(folder, file), text),
    read: (file) => readFile(join(folder, file), 'utf8'),
    told: async () => (await readFile(join(folder, 'told'), 'utf8')).split('\n').filter((line) => line !== ''),
  };
}

/**
 * `cec-client` 6.0.2 with an adapter and a television behind it, as its source prints (`src/cec-client/cec-client.cpp` and
 * `CECTypeUtils.h` of libCEC). What the television says is in `$FOLDER/television`.
 */
export const CEC_CLIENT = `
if [ "$1" = -l ]; then
  echo 'libCEC version: 6.0.2, compiled on Linux ... , features: P8_USB, DRM, P8_detect, randr, Exynos, Linux, AOCEC'
  printf 'Found devices: 1\\n\\n'
  printf 'device:              1\\ncom port:            /dev/cec0\\nvendor id:           0000\\n'
  printf 'product id:          0000\\nfirmware version:    0\\ntype:                Linux\\n\\n'
  exit 0
fi
read -r command
echo "$command" >> "$FOLDER/told"
echo 'opening a connection to the CEC adapter...'
case "$command" in
'standby 0') [ "$(cat "$FOLDER/television")" = unknown ] || echo standby > "$FOLDER/television" ;;
'on 0') [ "$(cat "$FOLDER/television")" = unknown ] || echo on > "$FOLDER/television" ;;
'pow 0') echo "power status: $(cat "$FOLDER/television")" ;;
esac
exit 0
`;

/** `ddcutil` 1.4.1 with a monitor on one bus, and a display that does not speak DDC/CI on another. */
export const DDCUTIL = `
case "$*" in
'detect --terse')
  printf 'Display 1\\n   I2C bus:             /dev/i2c-4\\n   Monitor:             DEL:DELL U2412M:YMYH14BK0ABS\\n\\n'
  printf 'Invalid display\\n   I2C bus:             /dev/i2c-14\\n   Monitor:             XMD:Mi TV:\\n\\n'
  ;;
'--bus 4 --terse getvcp d6') echo "VCP D6 SNC x0$(cat "$FOLDER/monitor")" ;;
'--bus 4 --noverify setvcp d6 '*) echo "$6" > "$FOLDER/monitor" ;;
*) echo "Unrecognized: $*"; exit 1 ;;
esac
`;
