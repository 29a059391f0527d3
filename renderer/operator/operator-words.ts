import { pinDigits, type Source } from '../../core/operator.ts';
import type { BesideZone } from '../../core/playlist.ts';
import type { PlaylistState, ScreenState, Status } from '../../core/status.ts';
import type { Lang } from '../../core/words.ts';
import type { BegunTaking } from './steps.ts';

/** What the operator's panel says, beside what is wrong (`core/fault-words.ts`). */
export interface OperatorWords {
  readonly screen: string;
  readonly back: string;
  readonly close: string;
  readonly otherLanguage: string;
  readonly away: string;
  readonly nowOn: string;
  since(time: string): string;
  readonly nothingOn: string;
  readonly zones: Readonly<Record<BesideZone, string>>;
  readonly zoneLeftOut: string;
  /** Of one that is playing, what it plays is told instead. */
  readonly screenStates: Readonly<Record<Exclude<ScreenState, 'playing'>, string>>;
  readonly playlist: string;
  revision(number: number): string;
  /** In the place of the name of a playlist: the campaign that ships. */
  readonly bundled: string;
  readonly playlistStates: Readonly<Record<PlaylistState, string>>;
  readonly sync: string;
  progress(sync: Status['sync']): string;
  readonly faults: string;
  readonly noFaults: string;
  /** When page and browser are begun anew the next time, and when they were the last time. */
  plannedRestart(next: string | undefined, last: string | undefined): string;
  readonly takeFromStick: string;
  readonly pin: string;
  /** How many digits have been entered: the digits themselves are never told. */
  entered(count: number): string;
  readonly pinLength: string;
  readonly erase: string;
  readonly checking: string;
  wrongPin(triesLeft: number): string;
  waitForPin(seconds: number): string;
  readonly noPin: string;
  readonly howToSetPin: string;
  readonly sticks: string;
  readonly lookingForSticks: string;
  readonly noSticks: string;
  readonly busy: string;
  readonly refresh: string;
  readonly sourceKinds: Readonly<Record<Source['kind'], string>>;
  readonly takingStates: Readonly<Record<BegunTaking['state'], string>>;
  readonly reading: string;
  copied(bytesDone: number, bytes: number): string;
  readonly leaveStick: string;
  readonly pullStick: string;
  readonly unchanged: string;
  readonly done: string;
  readonly otherSource: string;
  bytes(bytes: number): string;
}

const vietnamese: OperatorWords = {
  screen: 'Màn hình',
  back: 'Quay lại',
  close: 'Đóng',
  otherLanguage: 'English',
  away: 'Trình phát đang khởi động lại; hình vẫn chạy.',
  nowOn: 'Đang phát',
  since: (time) => `từ ${time}`,
  nothingOn: 'Chưa có gì',
  zones: { side: 'Cột bên', strip: 'Dải ngang' },
  zoneLeftOut: 'Không chiếu, vì quá nhỏ để đọc trên màn hình này',
  screenStates: {
    'off-by-schedule': 'Ngoài giờ mở cửa: màn hình tối',
    hold: 'Chỉ chiếu trang tạm ngừng',
    'safe-mode': 'Chế độ an toàn: chỉ phát nội dung cài sẵn',
    'no-display': 'Không có màn hình nào được nối',
  },
  playlist: 'Danh sách phát',
  revision: (number) => `bản ${number}`,
  bundled: 'Nội dung cài sẵn',
  playlistStates: {
    bundled: 'Chưa nhận được danh sách nào khác',
    current: 'Là bản mới nhất',
    pending: 'Có bản mới, đang chờ tải đủ tệp',
    kept: 'Bản vừa nhận bị lỗi nên giữ bản này',
    hold: 'Nội dung đã được gỡ theo lệnh tạm ngừng',
  },
  sync: 'Đồng bộ',
  progress: ({ wanted, ready, bytesLeft }) => {
    if (wanted === 0) return 'Không có tệp nào cần tải';
    if (ready >= wanted) return `Đã có đủ ${wanted} tệp`;
    return `Đã có ${ready}/${wanted} tệp${bytesLeft > 0 ? `, còn ${inVietnamese(bytesLeft)}` : ''}`;
  },
  faults: 'Sự cố',
  noFaults: 'Không có sự cố',
  plannedRestart: (next, last) => `Khởi động lại hằng ngày: ${listed([next, 'lần tới'], [last, 'lần trước'])}`,
  takeFromStick: 'Lấy nội dung từ USB',
  pin: 'Nhập mã PIN',
  entered: (count) => `Đã nhập ${count} số`,
  pinLength: `Mã PIN có ${pinDigits.least} đến ${pinDigits.most} chữ số`,
  erase: 'Xóa một số',
  checking: 'Đang kiểm tra…',
  wrongPin: (triesLeft) => (triesLeft > 0 ? `Sai mã PIN, còn ${triesLeft} lần thử` : 'Sai mã PIN'),
  waitForPin: (seconds) => `Sai nhiều lần; thử lại sau ${seconds} giây`,
  noPin: 'Màn hình này chưa có mã PIN',
  howToSetPin: 'Đặt mã PIN trên máy này, rồi khởi động lại trình phát:',
  sticks: 'Chọn nội dung trên USB',
  lookingForSticks: 'Đang tìm trên các USB…',
  noSticks: 'Không thấy nội dung nào. Cắm USB vào máy rồi bấm “Tìm lại”.',
  busy: 'Máy đang lấy nội dung khác; hãy đợi một lát rồi chọn lại.',
  refresh: 'Tìm lại',
  sourceKinds: {
    bundle: 'Gói một tệp',
    folder: 'Thư mục đã xuất bản',
    media: 'Clip và hình ảnh',
    settings: 'Cài đặt của máy',
  },
  takingStates: { copying: 'Đang lấy nội dung', taken: 'Đã lấy xong', refused: 'Không nhận nội dung này' },
  reading: 'Đang đọc nội dung trên USB…',
  copied: (bytesDone, bytes) => `${inVietnamese(bytesDone)} trên ${inVietnamese(bytes)}`,
  leaveStick: 'Đừng rút USB.',
  pullStick: 'Có thể rút USB.',
  unchanged: 'Màn hình vẫn phát nội dung cũ. Có thể rút USB.',
  done: 'Xong',
  otherSource: 'Chọn nội dung khác',
  bytes: inVietnamese,
};

const english: OperatorWords = {
  screen: 'Screen',
  back: 'Back',
  close: 'Close',
  otherLanguage: 'Tiếng Việt',
  away: 'The player is starting again; the picture goes on.',
  nowOn: 'Now on',
  since: (time) => `since ${time}`,
  nothingOn: 'Nothing yet',
  zones: { side: 'Side', strip: 'Strip' },
  zoneLeftOut: 'Left out: too small to be read on this screen',
  screenStates: {
    'off-by-schedule': 'Outside its hours: the screen is dark',
    hold: 'Only the holding slide is shown',
    'safe-mode': 'Safe mode: only the campaign that ships with it',
    'no-display': 'No display is connected',
  },
  playlist: 'Playlist',
  revision: (number) => `revision ${number}`,
  bundled: 'The campaign that ships with the player',
  playlistStates: {
    bundled: 'No other playlist has come yet',
    current: 'It is the newest one',
    pending: 'A newer one is waiting for its files',
    kept: 'The newest one has faults, so this one stays',
    hold: 'The content was taken down by its publisher',
  },
  sync: 'Sync',
  progress: ({ wanted, ready, bytesLeft }) => {
    if (wanted === 0) return 'No files to fetch';
    if (ready >= wanted) return wanted === 1 ? 'The one file is here' : `All ${wanted} files are here`;
    return `${ready} of ${wanted} ${wanted === 1 ? 'file' : 'files'}${bytesLeft > 0 ? `, ${inEnglish(bytesLeft)} to go` : ''}`;
  },
  faults: 'Faults',
  noFaults: 'No faults',
  plannedRestart: (next, last) => `Daily restart: ${listed([next, 'next'], [last, 'last'])}`,
  takeFromStick: 'Take content from a USB stick',
  pin: 'Enter the PIN',
  entered: (count) => `${count} ${count === 1 ? 'digit' : 'digits'} entered`,
  pinLength: `A PIN has ${pinDigits.least} to ${pinDigits.most} digits`,
  erase: 'Erase a digit',
  checking: 'Checking…',
  wrongPin: (triesLeft) =>
    triesLeft > 0 ? `Wrong PIN, ${triesLeft} ${triesLeft === 1 ? 'try' : 'tries'} left` : 'Wrong PIN',
  waitForPin: (seconds) => `Too many wrong PINs; try again in ${seconds} s`,
  noPin: 'This screen has no PIN yet',
  howToSetPin: 'Set one on this machine, then start the player again:',
  sticks: 'Choose what to take',
  lookingForSticks: 'Looking at the USB sticks…',
  noSticks: 'Nothing was found. Plug a stick into the machine and press “Look again”.',
  busy: 'Something else is being taken; wait a moment and choose again.',
  refresh: 'Look again',
  sourceKinds: {
    bundle: 'One-file bundle',
    folder: 'Published folder',
    media: 'Clips and pictures',
    settings: 'Settings of this machine',
  },
  takingStates: { copying: 'Taking content', taken: 'Content was taken', refused: 'This content was refused' },
  reading: 'Reading what is on the stick…',
  copied: (bytesDone, bytes) => `${inEnglish(bytesDone)} of ${inEnglish(bytes)}`,
  leaveStick: 'Leave the stick in.',
  pullStick: 'The stick can be pulled out.',
  unchanged: 'The screen plays on as before. The stick can be pulled out.',
  done: 'Done',
  otherSource: 'Choose something else',
  bytes: inEnglish,
};

export const operatorWords: Readonly<Record<Lang, OperatorWords>> = { vi: vietnamese, en: english };

/** Those times that are known, each with what it is. */
function listed(...times: readonly (readonly [time: string | undefined, what: string])[]): string {
  return times.flatMap(([time, what]) => (time === undefined ? [] : [`${what} ${time}`])).join('; ');
}

function inVietnamese(bytes: number): string {
  return bytesIn('vi-VN', bytes);
}

function inEnglish(bytes: number): string {
  return bytesIn('en-GB', bytes);
}

/** As file managers write it: 48 MB, 1.2 GB, 640 kB. */
function bytesIn(locale: string, bytes: number): string {
  const [size, unit] = UNITS.find(([size]) => bytes >= size) ?? SMALLEST;
  const count = bytes / size;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: count < 10 && size > 1000 ? 1 : 0 });
  return `${number.format(count)} ${unit}`;
}

const SMALLEST = [1000, 'kB'] as const;
const UNITS = [[1e9, 'GB'], [1e6, 'MB'], SMALLEST] as const;
