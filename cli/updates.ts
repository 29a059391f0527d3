import { exitCodes } from '../core/exit-codes.ts';
import { UPDATES_FIRST, UPDATES_KEY, UPDATES_MANIFEST, UPDATES_SOURCES } from '../core/update-files.ts';
import type { Words } from '../core/words.ts';
import { commandsOf, install, prospectOf, uninstall, type FailedCommand } from '../machine/install.ts';
import { updatesPlan, updatesRemoval, urlIn, type Updates } from '../machine/updates.ts';
import { reasonOf } from '../player/log.ts';
import { answer, Refused, wrongValue, type CommandLine } from './command-line.ts';
import { commandLine, notBegun } from './install-words.ts';
import { nowOff, nowOn, refusals, shownUpdates, takesTime, updatesJson, type UpdatesShown } from './updates-words.ts';
import { thisUpdatesWorld, type UpdatesWorld } from './updates-world.ts';

type Line = CommandLine<'updates'>;

/** `bluezone-kiosk updates`: has newer versions come by themselves, takes that back, does it now, or tells how it stands. */
export async function updates(args: readonly string[], world: UpdatesWorld = thisUpdatesWorld()): Promise<number> {
  return answer('updates', args, async (line) => {
    const [what = 'show', url, ...more] = line.positionals;
    if (more.length > 0 || (url !== undefined && what !== 'on')) throw new Refused(refusals.howToAsk);
    if (world.platform !== 'linux') throw refused(refusals.notLinux);
    switch (what) {
      case 'show':
        return show(line, world);
      case 'on':
        return switchOn(url, line, world);
      case 'off':
        return switchOff(line, world);
      case 'now':
      case 'back':
        return doNow(what, line, world);
      default:
        throw new Refused(refusals.howToAsk);
    }
  });
}

async function show({ values, lang }: Line, world: UpdatesWorld): Promise<number> {
  const shown = await stateOf(world);
  print(values.json ? updatesJson(shown) : shownUpdates(shown, lang));
  return exitCodes.ok;
}

async function stateOf({ machine, record }: UpdatesWorld): Promise<UpdatesShown> {
  const [sources, first] = [await machine.read(UPDATES_SOURCES), await machine.read(UPDATES_FIRST)];
  return {
    url: sources === undefined ? undefined : urlIn(sources),
    isFirst: first !== undefined,
    record: await record(),
  };
}

async function switchOn(url: string | undefined, line: Line, world: UpdatesWorld): Promise<number> {
  const { values, lang } = line;
  const { machine, uid } = world;
  const plan = updatesPlan(url === undefined ? await asBefore(line, world) : await asAsked(url, line, world));
  if (values['dry-run']) {
    const prospect = await prospectOf(plan, UPDATES_MANIFEST, machine);
    const { before, after } = commandsOf(prospect);
    const files = prospect.files.map(({ file, state }) => ({ ...file, mode: file.mode.toString(8), state }));
    print(
      values.json
        ? JSON.stringify({ ok: true, dryRun: true, files, commands: { before, after } }, null, 2)
        : [...files.map(({ path, mode, text }) => `# ${path} (${mode})\n${text}`), ...after.map(commandLine)].join(
            '\n',
          ),
    );
    return exitCodes.ok;
  }
  if (uid !== 0) throw refused(refusals.notRoot);
  if (!world.isPackaged) throw refused(refusals.notPackaged);
  if (!world.hasSession) throw refused(refusals.noSession);
  const done = await install(plan, UPDATES_MANIFEST, machine, { replaces: values.force });
  switch (done.kind) {
    case 'in-the-way':
      throw refused(inTheWay(done.files.map(({ file }) => file.path).join(', ')));
    case 'not-begun':
      throw refused(notBegun(done.failed));
    case 'installed':
      if (values.json) print(JSON.stringify({ ok: done.failed.length === 0, failed: done.failed }, null, 2));
      else print([...done.failed.map(failedWords), nowOn[lang]].join('\n'));
      return done.failed.length === 0 ? exitCodes.ok : exitCodes.faulty;
  }
}

/** What is written already, in the words of this version: a package that was replaced asks for it. */
async function asBefore({ values }: Line, { machine, updater }: UpdatesWorld): Promise<Updates> {
  const [sources, key] = [await machine.read(UPDATES_SOURCES), await machine.read(UPDATES_KEY)];
  const url = sources === undefined ? undefined : urlIn(sources);
  if (url === undefined || key === undefined) throw new Refused(refusals.howToAsk);
  const isFirst = values.first || (await machine.read(UPDATES_FIRST)) !== undefined;
  return { updater, url, key, isFirst };
}

async function asAsked(url: string, { values }: Line, { updater, readKey }: UpdatesWorld): Promise<Updates> {
  const address = URL.parse(url);
  if (address === null || !['http:', 'https:', 'file:'].includes(address.protocol) || /\s/.test(url))
    throw wrongValue(
      'URL',
      { en: 'an address such as https://…/updates/', vi: 'một địa chỉ như https://…/updates/' },
      url,
    );
  if (values.key === undefined) throw new Refused(refusals.noKey);
  const key = await readKey(values.key).catch((error: unknown) => {
    throw refused({
      en: `--key: ${reasonOf(error)}`,
      vi: `--key: không đọc được tệp (${reasonOf(error)})`,
    });
  });
  if (!/^-----BEGIN PGP PUBLIC KEY BLOCK-----\s[^]*-----END PGP PUBLIC KEY BLOCK-----\s*$/.test(key.trimStart()))
    throw wrongValue(
      '--key',
      {
        en: 'a public key as "gpg --armor --export" writes it',
        vi: 'khóa công khai do "gpg --armor --export" ghi ra',
      },
      values.key,
    );
  return { updater, url: url.endsWith('/') ? url : `${url}/`, key: key.trimStart(), isFirst: values.first };
}

async function switchOff({ values, lang }: Line, { machine, uid }: UpdatesWorld): Promise<number> {
  if (values['dry-run']) {
    const files = (await prospectOf(nothing, UPDATES_MANIFEST, machine)).leftOver;
    const commands = [...updatesRemoval.before, ...updatesRemoval.after];
    print(
      values.json
        ? JSON.stringify({ ok: true, dryRun: true, removes: files, commands: updatesRemoval }, null, 2)
        : [...files, ...commands.map(commandLine)].join('\n'),
    );
    return exitCodes.ok;
  }
  if (uid !== 0) throw refused(refusals.notRoot);
  const removed = await uninstall(updatesRemoval, UPDATES_MANIFEST, machine);
  const failed = removed?.failed ?? [];
  if (values.json) print(JSON.stringify({ ok: failed.length === 0, removed: removed?.removed ?? [], failed }, null, 2));
  else print([...failed.map(failedWords), nowOff[lang]].join('\n'));
  return failed.length === 0 ? exitCodes.ok : exitCodes.faulty;
}

async function doNow(order: 'now' | 'back', { values, lang }: Line, world: UpdatesWorld): Promise<number> {
  if (world.uid !== 0) throw refused(refusals.notRoot);
  if ((await stateOf(world)).url === undefined) throw refused(refusals.notOn);
  process.stderr.write(`${takesTime[lang]}\n`);
  const code = await world.run(order);
  if (code === BUSY) throw refused(refusals.busy);
  const shown = await stateOf(world);
  if (code !== 0) process.stderr.write(`${refusals.failed[lang]}\n`);
  print(values.json ? updatesJson(shown) : shownUpdates(shown, lang));
  return code === 0 ? exitCodes.ok : exitCodes.faulty;
}

/** What `flock` ends with when somebody else has the lock (machine/update-units.ts). */
const BUSY = 75;

/** Beside which all that was written is left over. */
const nothing = { kind: 'updates', files: [], before: [], after: [], starts: [] } as const;

function inTheWay(files: string): Words {
  return {
    en: `written by somebody else, or changed by hand: ${files}; nothing was written: --force puts these aside as FILE.saved`,
    vi: `do người khác viết hoặc đã bị sửa tay: ${files}; chưa ghi gì: thêm --force để cất các tệp này thành TỆP.saved`,
  };
}

function refused(words: Words): Refused {
  return new Refused(words, { exitCode: exitCodes.faulty });
}

function failedWords({ command, words }: FailedCommand): string {
  return `${commandLine(command)}: ${words}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
