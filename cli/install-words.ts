import { KIOSK_USER } from '../core/kiosk-user.ts';
import type { Lang, Words } from '../core/words.ts';
import { commandsOf, type FailedCommand, type Prospect } from '../machine/install.ts';
import type { Obstacle } from '../machine/obstacles.ts';
import type { Command } from '../machine/plan.ts';
import { aptLine } from '../machine/requirements.ts';
import type { FileState } from '../machine/settle-files.ts';
import { nowInstalled, stillThere } from './install-ends.ts';
import type { InstallFacts } from './install-facts.ts';

export const howToAsk: Words = {
  en: 'write install --autostart on a machine with a desktop, install --kiosk-session on a bare one, or install --uninstall',
  vi: 'ghi install --autostart trên máy có màn hình nền, install --kiosk-session trên máy không có, hoặc install --uninstall để gỡ',
};

/** What there is on a Mac. */
export const elsewhere: Words = {
  en: 'this command installs on Linux and Windows only: on macOS add the player to System Settings, General, Login Items',
  vi: 'lệnh này chỉ cài trên Linux và Windows: trên macOS hãy thêm trình phát vào Cài đặt hệ thống, Cài đặt chung, Mục đăng nhập',
};

export const onLinuxOnly: Words = {
  en: '--kiosk-session=cage and --hardware-watchdog are for Linux: on Windows write install --kiosk-session',
  vi: '--kiosk-session=cage và --hardware-watchdog chỉ dùng cho Linux: trên Windows ghi install --kiosk-session',
};

export function obstacleWords(obstacle: Obstacle): Words {
  switch (obstacle.code) {
    case 'NO_SYSTEMD':
      return {
        en: 'systemd does not run this machine (a container, or another init): have what starts programs here run "bluezone-kiosk play --wait-for-display", and again whenever it ends',
        vi: 'máy này không chạy systemd (máy ảo dạng container, hoặc init khác): hãy cho hệ thống ở đây tự chạy "bluezone-kiosk play --wait-for-display", và chạy lại mỗi khi lệnh kết thúc',
      };
    case 'NOT_ROOT':
      return {
        en: 'a kiosk session is installed by root: put sudo before the command',
        vi: 'phải có quyền root mới cài được phiên kiosk: thêm sudo vào trước lệnh',
      };
    case 'AS_ROOT':
      return {
        en: 'autostart is for the user of the desktop: give the command as that user, without sudo',
        vi: 'tự phát khi đăng nhập là cho người dùng của màn hình nền: chạy lệnh bằng tài khoản đó, không dùng sudo',
      };
    case 'DESKTOP':
      return {
        en: `this machine has a login screen (${obstacle.unit}), which has the display: use --autostart, or switch it off with "systemctl disable --now ${obstacle.unit}"`,
        vi: `máy này có màn hình đăng nhập (${obstacle.unit}) đang giữ màn hình: dùng --autostart, hoặc tắt nó bằng "systemctl disable --now ${obstacle.unit}"`,
      };
    case 'MISSING': {
      const names = obstacle.missing.map(({ name }) => name).join(', ');
      const line = aptLine(obstacle.missing);
      return { en: `missing: ${names}; "${line}" brings it`, vi: `còn thiếu: ${names}; cài bằng "${line}"` };
    }
    case 'PROGRAM_CLOSED':
      return {
        en: `the player will run as ${KIOSK_USER}, who cannot read ${obstacle.path}: put the program where all may read it, such as /opt/bluezone-kiosk`,
        vi: `trình phát sẽ chạy bằng tài khoản ${KIOSK_USER}, tài khoản này không đọc được ${obstacle.path}: hãy đặt chương trình ở nơi ai cũng đọc được, ví dụ /opt/bluezone-kiosk`,
      };
    case 'NOT_ADMINISTRATOR':
      return {
        en: 'a kiosk session is installed by an administrator: right-click the Command Prompt, take "Run as administrator", and give the command there',
        vi: 'phải có quyền quản trị mới cài được phiên kiosk: bấm chuột phải vào Command Prompt, chọn "Run as administrator" rồi gõ lệnh ở đó',
      };
    case 'NO_SHELL_LAUNCHER':
      return {
        en: `this Windows (${obstacle.edition}) has no Shell Launcher, which Enterprise, Education and IoT Enterprise have: use --autostart, and have Windows log on by itself with Microsoft's Autologon`,
        vi: `bản Windows này (${obstacle.edition}) không có Shell Launcher (chỉ Enterprise, Education và IoT Enterprise có): hãy dùng --autostart và cho Windows tự đăng nhập bằng công cụ Autologon của Microsoft`,
      };
  }
}

export function notBegun({ command, words }: FailedCommand): Words {
  return {
    en: `"${command.join(' ')}" failed, so nothing was written: ${words}`,
    vi: `"${command.join(' ')}" bị lỗi nên chưa ghi gì: ${words}`,
  };
}

/** What came of it, for people. */
export function whatCame(facts: InstallFacts, lang: Lang): string {
  const say = words[lang];
  switch (facts.kind) {
    case 'dry-run':
      return wholePlan(facts.prospect, facts.obstacles, lang);
    case 'installed':
      return [
        ...facts.prospect.files.map(({ file, state }) => `${say.done[state]}: ${file.path}`),
        ...facts.putAside.map((path) => `${say.putAside}: ${path}`),
        ...facts.kept.map((path) => `${say.kept}: ${path}`),
        ...facts.failed.map((failed) => say.failed(failed)),
        ...nowInstalled({ ...facts, kind: facts.installation }, lang),
      ].join('\n');
    case 'in-the-way':
      return [...facts.files.map(({ file, state }) => `${say.done[state]}: ${file.path}`), say.inTheWay].join('\n');
    case 'would-remove':
      return facts.files.length === 0
        ? say.nothing
        : [
            ...facts.removal.before.map(commandLine),
            ...facts.files.map((path) => `${say.removes}: ${path}`),
            ...facts.removal.after.map(commandLine),
            say.dry,
          ].join('\n');
    case 'removed':
      return [
        ...facts.removed.map((path) => `${say.removed}: ${path}`),
        ...facts.kept.map((path) => `${say.kept}: ${path}`),
        ...facts.failed.map((failed) => say.failed(failed)),
        ...stillThere({ ...facts, kind: facts.installation }, lang),
      ].join('\n');
    case 'nothing-there':
      return say.nothing;
  }
}

/** Every command and every file with its content, in the order in which they would be run and written. */
function wholePlan(prospect: Prospect, obstacles: readonly Obstacle[], lang: Lang): string {
  const say = words[lang];
  const { before, after } = commandsOf(prospect);
  return [
    ...before.map(commandLine),
    ...prospect.files.map(
      ({ file: { path, text, mode }, state }) => `# ${path} (${mode.toString(8)}, ${say.would[state]})\n${text}`,
    ),
    ...prospect.leftOver.map((path) => `${say.removes}: ${path}`),
    ...after.map(commandLine),
    ...obstacles.map((obstacle) => `${say.obstacle}: ${obstacleWords(obstacle)[lang]}`),
    say.dry,
  ].join('\n');
}

/** A command as it would be typed, for people to read. */
export function commandLine(command: Command): string {
  return `$ ${command.join(' ')}`;
}

interface InstallWords {
  readonly done: Readonly<Record<FileState, string>>;
  readonly would: Readonly<Record<FileState, string>>;
  readonly putAside: string;
  readonly kept: string;
  readonly removes: string;
  readonly removed: string;
  readonly obstacle: string;
  readonly dry: string;
  readonly inTheWay: string;
  readonly nothing: string;
  readonly failed: (failed: FailedCommand) => string;
}

const words: Readonly<Record<Lang, InstallWords>> = {
  en: {
    done: {
      new: 'written',
      unchanged: 'unchanged',
      update: 'brought up to date',
      foreign: 'written by somebody else',
      changed: 'changed by hand',
    },
    would: {
      new: 'new',
      unchanged: 'unchanged',
      update: 'brought up to date',
      foreign: 'in the way: written by somebody else',
      changed: 'in the way: changed by hand',
    },
    putAside: 'put aside',
    kept: 'kept, for it was changed by hand',
    removes: 'would be removed',
    removed: 'removed',
    obstacle: 'but here it would be refused',
    dry: 'nothing was changed (--dry-run)',
    inTheWay: 'nothing was written: --force puts these aside as FILE.saved',
    nothing: 'nothing is installed that could be taken back',
    failed: ({ command, words: why }) => `failed: ${command.join(' ')}: ${why}`,
  },
  vi: {
    done: {
      new: 'đã ghi',
      unchanged: 'giữ nguyên',
      update: 'đã cập nhật',
      foreign: 'do người khác viết',
      changed: 'đã bị sửa tay',
    },
    would: {
      new: 'mới',
      unchanged: 'giữ nguyên',
      update: 'cập nhật',
      foreign: 'vướng: do người khác viết',
      changed: 'vướng: đã bị sửa tay',
    },
    putAside: 'đã cất thành',
    kept: 'để lại vì đã bị sửa tay',
    removes: 'sẽ gỡ',
    removed: 'đã gỡ',
    obstacle: 'nhưng trên máy này sẽ bị từ chối',
    dry: 'chưa thay đổi gì (--dry-run)',
    inTheWay: 'chưa ghi gì: thêm --force để cất các tệp này thành TỆP.saved',
    nothing: 'không có gì đã cài để gỡ',
    failed: ({ command, words: why }) => `lỗi: ${command.join(' ')}: ${why}`,
  },
};
