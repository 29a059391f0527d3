import type { Lang } from '../../core/words.ts';
import type { NoCamera } from './camera.ts';

/** What the page says that reads the codes of screens. */
export interface PageWords {
  readonly title: string;
  readonly otherLanguage: string;
  readonly lead: string;
  readonly steps: readonly string[];
  readonly openCamera: string;
  readonly closeCamera: string;
  readonly chooseFiles: string;
  readonly aim: string;
  progress(read: number, total: number): string;
  readonly holdStill: string;
  readonly readingFile: string;
  readonly cameras: Readonly<Record<NoCamera, string>>;
  readonly noCode: string;
  readonly unreadable: string;
  incomplete(read: number, total: number): string;
  readonly forged: string;
  readonly unknown: string;
  readonly newer: string;
  readonly again: string;
  added(screens: string): string;
  readonly notKept: string;
  readonly screens: string;
  readonly none: string;
  days(from: string, until: string): string;
  readonly wholePlays: string;
  readonly hours: string;
  readonly helped: string;
  readonly genuine: string;
  readonly unchecked: string;
  readonly key: string;
  made(at: string): string;
  readonly remove: string;
  removeSure(screens: string): string;
  save(count: number): string;
  readonly share: string;
  readonly whatNext: string;
}

export const pageWords: Readonly<Record<Lang, PageWords>> = {
  vi: {
    title: 'Đọc mã báo cáo',
    otherLanguage: 'English',
    lead: 'Lấy số liệu của màn hình không có mạng.',
    steps: [
      'Ở màn hình: bấm Ctrl+Shift+O (hoặc giữ góc trên bên trái năm giây), chọn “Mã báo cáo”, nhập mã PIN.',
      'Ở đây: bấm “Bật camera”, nhìn trọn ô mã đến khi báo đã đủ.',
      'Đi hết các màn hình rồi tải tệp, gửi cho người lập báo cáo.',
    ],
    openCamera: 'Bật camera',
    closeCamera: 'Tắt camera',
    chooseFiles: 'Chọn ảnh hoặc video',
    aim: 'Đưa trọn ô mã vào khung hình',
    progress: (read, total) => `Đã đọc ${read} trên ${total} mã`,
    holdStill: 'Giữ yên máy, mã sẽ lặp lại đến khi đủ.',
    readingFile: 'Đang đọc tệp…',
    cameras: {
      refused:
        'Trình duyệt chưa được phép dùng camera. Cho phép trong cài đặt của trang, hoặc chọn ảnh, video đã quay.',
      missing: 'Không mở được camera nào. Hãy chọn ảnh hoặc video đã quay.',
      insecure:
        'Trang mở từ địa chỉ http:// thì không dùng được camera. Mở trang bằng https://, hoặc chọn ảnh, video đã quay.',
    },
    noCode: 'Không thấy mã nào của màn hình trong tệp đã chọn. Chụp gần hơn, rõ nét, trọn ô mã.',
    unreadable: 'Không mở được tệp này: hãy chọn ảnh hoặc video.',
    incomplete: (read, total) =>
      `Mới đọc được ${read} trên ${total} mã. Chọn thêm ảnh của các mã còn lại, hoặc quay video lâu hơn.`,
    forged: 'Mã này bị sửa hoặc giả mạo: chữ ký không đúng với khóa ghi trong mã. Không lấy số liệu.',
    unknown: 'Đã đọc đủ nhưng nội dung không phải số liệu màn hình. Chiếu lại mã rồi đọc lại.',
    newer: 'Mã này do phiên bản mới hơn tạo ra. Hãy dùng trang đọc mã của phiên bản mới.',
    again: 'Màn hình này đã đọc rồi, số liệu không thay đổi.',
    added: (screens) => `Đã đọc đủ: ${screens}. Bấm “Điện thoại đã đọc đủ” trên màn hình.`,
    notKept: 'Trình duyệt không cho lưu: hãy tải tệp về trước khi đóng trang.',
    screens: 'Màn hình đã đọc',
    none: 'Chưa có màn hình nào.',
    days: (from, until) => (from === until ? `Ngày ${from}` : `${from} đến ${until}`),
    wholePlays: 'lượt phát đủ',
    hours: 'giờ phát hình',
    helped: 'người được hỗ trợ',
    genuine: 'Chữ ký đúng',
    unchecked: 'Trình duyệt này chưa kiểm được chữ ký; khi lập báo cáo sẽ kiểm',
    key: 'Khóa của máy',
    made: (at) => `Lập lúc ${at}`,
    remove: 'Xóa',
    removeSure: (screens) => `Xóa số liệu của ${screens} khỏi điện thoại này?`,
    save: (count) => (count === 1 ? 'Tải tệp' : `Tải một tệp cho ${count} lần đọc`),
    share: 'Gửi tệp',
    whatNext: 'Gửi tệp cho người lập báo cáo, để chung thư mục dữ liệu các máy khác đã gửi.',
  },
  en: {
    title: 'Read report codes',
    otherLanguage: 'Tiếng Việt',
    lead: 'Fetches the figures of screens that have no network.',
    steps: [
      'At the screen: press Ctrl+Shift+O (or rest a finger in its upper left corner for five seconds), choose “Code for the report”, enter the PIN.',
      'Here: switch the camera on, and look at the whole code until all is read.',
      'Go from screen to screen; then save the file, and send it to whoever makes the report.',
    ],
    openCamera: 'Switch the camera on',
    closeCamera: 'Switch it off',
    chooseFiles: 'Choose pictures or a video',
    aim: 'Have the whole code in the picture',
    progress: (read, total) => `${read} of ${total} codes read`,
    holdStill: 'Hold still; the codes come again until all are read.',
    readingFile: 'Reading the file…',
    cameras: {
      refused:
        'The browser may not use the camera. Allow it in the settings of the page, or choose pictures or a video.',
      missing: 'No camera could be opened. Choose pictures or a video instead.',
      insecure: 'A page from http:// gets no camera. Open it from https://, or choose pictures or a video.',
    },
    noCode: 'No code of a screen was found in what you chose. Take it closer, sharp, with the whole code.',
    unreadable: 'This file cannot be opened: choose pictures or a video.',
    incomplete: (read, total) =>
      `Only ${read} of ${total} codes were read. Choose pictures of the others as well, or a longer video.`,
    forged: 'This code was changed or forged: its signature is not of the key that it names. Nothing was taken.',
    unknown: 'All was read, and it is no figures of a screen. Show the code again, and read it again.',
    newer: 'This code was made by a newer version. Use the page of that version.',
    again: 'This screen was read before; nothing has changed.',
    added: (screens) => `All was read: ${screens}. Press “The phone has it all” on the screen.`,
    notKept: 'The browser keeps nothing here: save the file before you close the page.',
    screens: 'Screens that were read',
    none: 'None yet.',
    days: (from, until) => (from === until ? from : `${from} to ${until}`),
    wholePlays: 'whole showings',
    hours: 'hours on screen',
    helped: 'people helped',
    genuine: 'Signature is true',
    unchecked: 'This browser cannot check the signature; the report will',
    key: 'Key of the machine',
    made: (at) => `Made at ${at}`,
    remove: 'Delete',
    removeSure: (screens) => `Delete the figures of ${screens} from this phone?`,
    save: (count) => (count === 1 ? 'Save the file' : `Save one file of all ${count}`),
    share: 'Send the file',
    whatNext: 'Send the file to whoever makes the report, into the folder of what other machines have delivered.',
  },
};
