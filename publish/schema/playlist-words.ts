import { overlaysSchema } from '../../core/overlays-schema.ts';
import { command, daypartWindow, displayRule, playlistHead, zonesSchema as zones } from '../../core/playlist-schema.ts';
import { document } from './document.ts';
import { describes, type DescribedObject } from './field-words.ts';
import { fileWords } from './item-words.ts';

/** What the fields of the file's head mean, of its dayparts, its screens' hours, and what stands beside items. */

const { qr, slogan, ticker, agency } = overlaysSchema.shape;
const refresh = playlistHead.shape.refresh.unwrap();

export const playlistWords: readonly DescribedObject[] = [
  describes(document, {
    $schema: {
      en: 'Where this schema is, for editors; the player does not read it.',
      vi: 'Vị trí của lược đồ này, dành cho phần mềm soạn thảo; trình phát không đọc.',
    },
    formatVersion: {
      en: 'Always 1; a player that reads another version refuses the file.',
      vi: 'Luôn là 1; trình phát đọc phiên bản khác sẽ từ chối tệp.',
    },
    id: {
      en: 'The channel’s name in the journal. Otherwise "playlist".',
      vi: 'Tên kênh trong nhật ký. Mặc định: "playlist".',
    },
    epoch: {
      en: 'Counts the lives of a channel; "revision" begins again in a new one. Otherwise 0.',
      vi: 'Số lần lập lại kênh; mỗi lần lập lại, "revision" đếm lại từ đầu. Mặc định: 0.',
    },
    revision: {
      en: 'A whole number; one more each time you publish. Otherwise 0.',
      vi: 'Số bản, số nguyên; mỗi lần phát hành tăng lên 1. Mặc định: 0.',
    },
    activateAt: {
      en: 'The new list takes the screens no earlier than this date, or date and time. Otherwise as soon as its media is there.',
      vi: 'Danh sách phát mới lên màn hình sớm nhất vào ngày (hoặc ngày giờ) này. Mặc định: ngay khi đủ tệp.',
    },
    trust: {
      en: 'Which trust file the publisher has come to; a hint in signed playlists.',
      vi: 'Số của tệp tin cậy mới nhất; dùng cho danh sách phát có chữ ký.',
    },
    publishedAt: {
      en: 'When it was published, with offset: 2026-11-20T07:30:00+07:00.',
      vi: 'Ngày giờ phát hành, kèm múi giờ: 2026-11-20T07:30:00+07:00.',
    },
    title: { en: 'For people.', vi: 'Tên hiển thị cho người soạn.' },
    staleAfter: {
      en: 'From this date (or date and time) on the status says that the list is old; it plays on.',
      vi: 'Từ ngày (hoặc ngày giờ) này, trạng thái báo danh sách phát đã cũ; vẫn phát tiếp.',
    },
    locale: {
      en: 'BCP 47: the language of what the player draws, and of those who look. Otherwise vi.',
      vi: 'Ngôn ngữ của chữ do trình phát vẽ và của người xem (BCP 47). Mặc định: vi.',
    },
    timeZone: {
      en: 'IANA: whose clock all words of time are on. Otherwise Asia/Ho_Chi_Minh.',
      vi: 'Múi giờ IANA cho mọi ngày giờ trong tệp. Mặc định: Asia/Ho_Chi_Minh.',
    },
    sync: {
      en: 'clock: the place in the loop follows the time of day, so all screens show the same. Otherwise none.',
      vi: 'clock: vị trí trong vòng lặp tính theo đồng hồ, mọi màn hình phát giống nhau. Mặc định: none.',
    },
    refresh: { en: 'How often this file is asked for.', vi: 'Bao lâu kiểm tra bản mới một lần.' },
    defaults: { en: 'What items have that say nothing of it.', vi: 'Giá trị mặc định cho các mục không ghi riêng.' },
    overlays: {
      en: 'What stands beside the items: code, strip, messages, agency, clock; false for nothing. Otherwise that of the bundled campaign.',
      vi: 'Phần hiển thị cạnh nội dung: mã QR, dải khẩu hiệu, dòng chữ chạy, cơ quan, đồng hồ; false: không có gì. Mặc định: như chương trình cài sẵn.',
    },
    zones: {
      en: 'How the zones beside the main picture lie. What plays in them are campaigns with "zone".',
      vi: 'Cách bố trí các vùng cạnh hình chính. Nội dung của vùng là các chiến dịch có ghi "zone".',
    },
    dayparts: {
      en: 'Named parts of the day: a window, or several, under each name.',
      vi: 'Các khung giờ có tên: mỗi tên một hoặc nhiều khoảng.',
    },
    holidays: {
      en: 'Dates that count as "holiday" instead of their weekday: 2027-02-06. Write lunar new year as plain dates.',
      vi: 'Những ngày tính là "holiday" thay cho thứ trong tuần: 2027-02-06. Tết ghi bằng ngày dương lịch.',
    },
    items: {
      en: 'What plays, in this order: one campaign called "main" that is always on.',
      vi: 'Nội dung phát theo thứ tự này: một chiến dịch tên "main", phát mọi lúc.',
    },
    campaigns: { en: 'What plays when, where and how often.', vi: 'Phát gì, khi nào, ở đâu, bao nhiêu lượt.' },
    interrupts: {
      en: 'Emergencies and notices: above every priority, and on at once.',
      vi: 'Chương trình xen ngang, khẩn cấp hoặc thông báo: trên mọi mức ưu tiên, phát ngay.',
    },
    withdrawn: {
      en: 'SHA-256s of files, and ids of items, that must leave the screens at once.',
      vi: 'Thu hồi: mã SHA-256 của tệp, hoặc "id" của mục, phải rời màn hình ngay.',
    },
    commands: {
      en: 'What screens are told to do, once: take a screenshot, start again, clear the cache, another volume, say who they are. Only in signed playlists.',
      vi: 'Lệnh cho màn hình, mỗi lệnh thực hiện một lần: chụp màn hình, khởi động lại, xóa tệp lưu, đổi âm lượng, hiện tên. Chỉ có hiệu lực trong danh sách phát có chữ ký.',
    },
    display: {
      en: 'Opening hours and volume; of several rules the first that is meant for a screen holds there.',
      vi: 'Giờ mở cửa của màn hình và âm lượng; nếu có nhiều quy tắc, màn hình theo quy tắc đầu tiên dành cho nó.',
    },
  }),
  describes(refresh, {
    intervalSeconds: { en: 'Seconds, 10–86,400. Otherwise 60.', vi: 'Số giây, 10–86.400. Mặc định: 60.' },
    jitterSeconds: {
      en: 'By how much that varies, in seconds, so that a thousand screens do not ask at once. Otherwise a fifth of it.',
      vi: 'Xê dịch bao nhiêu giây, để hàng nghìn màn hình không kiểm tra cùng lúc. Mặc định: một phần năm.',
    },
    downloadWindow: {
      en: 'When media is fetched, on the clocks of "timeZone"; at other hours only what plays within the hour, and interrupts. Otherwise at any hour.',
      vi: 'Khung giờ tải clip, ảnh về, theo "timeZone"; ngoài khung giờ này chỉ tải mục sẽ phát trong một giờ tới và mục khẩn. Mặc định: giờ nào cũng tải.',
    },
    maxRateKbps: {
      en: 'Kilobits (1,000 bits) a second that all downloads of a machine may take together. Otherwise as fast as it goes.',
      vi: 'Tốc độ tải tối đa của một máy, cộng mọi tệp, kilobit (1.000 bit) mỗi giây. Mặc định: không giới hạn.',
    },
    mirrors: {
      en: 'Folders on other servers, tried in turn for files with a sha256 and a relative address when the first server cannot give them.',
      vi: 'Thư mục trên các máy chủ dự phòng, lần lượt được hỏi khi máy chủ chính không có tệp; chỉ với tệp có sha256 và địa chỉ tương đối.',
    },
  }),
  describes(refresh.shape.downloadWindow.unwrap(), {
    from: { en: 'HH:MM.', vi: 'Từ giờ, HH:MM.' },
    to: {
      en: 'HH:MM, 24:00 at most; not after "from": on the next day.',
      vi: 'Đến giờ, HH:MM, muộn nhất 24:00; không sau "from" thì là của ngày hôm sau.',
    },
  }),
  describes(playlistHead.shape.defaults.unwrap(), {
    durationSeconds: {
      en: 'How long pictures and slides stay, in seconds. Otherwise 10.',
      vi: 'Ảnh và trang vẽ hiển thị bao nhiêu giây. Mặc định: 10.',
    },
    transition: { en: 'Otherwise a cut.', vi: 'Cách chuyển mục. Mặc định: đổi ngay (cut).' },
    fit: {
      en: 'contain: all of it; cover: fills the screen, edges may be lost, to the code and the slogan a tenth each at most; fill: stretched. Otherwise contain.',
      vi: 'contain: hiện toàn bộ; cover: phủ kín màn hình, có thể mất mép, mã QR và khẩu hiệu lấy nhiều nhất một phần mười mỗi mép; fill: kéo giãn. Mặc định: contain.',
    },
    muted: { en: 'Without sound. Otherwise true.', vi: 'Tắt tiếng. Mặc định: true.' },
    volume: { en: '0–100 percent. Otherwise 100.', vi: 'Âm lượng, 0–100 phần trăm. Mặc định: 100.' },
  }),
  describes(
    daypartWindow,
    {
      days: {
        en: 'mon … sun, and holiday for the dates in "holidays". Otherwise all, holidays too.',
        vi: 'mon … sun (thứ hai … chủ nhật), holiday: ngày lễ trong "holidays". Mặc định: mọi ngày, cả ngày lễ.',
      },
      from: { en: 'HH:MM on the clock of the time zone. Otherwise 00:00.', vi: 'Từ giờ, HH:MM. Mặc định: 00:00.' },
      to: {
        en: 'HH:MM, the first minute that is no longer part of it; 24:00 is midnight. Before "from": on the next day. Otherwise 24:00.',
        vi: 'Đến giờ, HH:MM (không tính phút đó); 24:00 là nửa đêm. Nhỏ hơn "from": sang ngày hôm sau. Mặc định: 24:00.',
      },
    },
    {
      id: 'daypartWindow',
      words: { en: 'A part of the day on some days.', vi: 'Một khoảng giờ trong một số ngày.' },
    },
  ),
  describes(
    displayRule,
    {
      screens: { en: 'Which screens this is about. Otherwise all.', vi: 'Dành cho màn hình nào. Mặc định: tất cả.' },
      hours: {
        en: 'Names of dayparts in which the screen is open. Otherwise always.',
        vi: 'Giờ mở cửa: tên các khung giờ. Mặc định: luôn mở.',
      },
      outside: {
        en: 'What it does outside its hours: black, or off where the machine can switch the display. Otherwise black.',
        vi: 'Ngoài giờ mở cửa: black (màn hình đen), hoặc off (tắt màn hình nếu máy làm được). Mặc định: black.',
      },
      volume: {
        en: 'How loud the screen is; the first whose daypart is on holds. Otherwise 100 percent.',
        vi: 'Âm lượng của màn hình; theo dòng đầu tiên đang trong khung giờ. Mặc định: 100 phần trăm.',
      },
    },
    {
      id: 'displayRule',
      words: { en: 'When screens are open, and how loud.', vi: 'Giờ mở màn hình và âm lượng.' },
    },
  ),
  describes(displayRule.shape.volume.unwrap().element, {
    dayparts: { en: 'When. Otherwise at any hour.', vi: 'Trong khung giờ nào. Mặc định: mọi giờ.' },
    percent: { en: '0–100.', vi: 'Phần trăm, 0–100.' },
  }),
  describes(
    command,
    {
      id: {
        en: 'Names it for ever: no screen carries out two commands of one id. 1–64 letters, digits, dots, dashes, underscores.',
        vi: 'Mã của lệnh, không dùng lại: mỗi màn hình chỉ thực hiện một lần cho mỗi mã. 1–64 chữ cái không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới.',
      },
      do: {
        en: 'screenshot; restart; clear-cache: fetch media anew; volume; identify: show the name of the screen, large.',
        vi: 'screenshot: chụp màn hình; restart: khởi động lại; clear-cache: xóa tệp lưu và tải lại; volume: đổi âm lượng; identify: hiện tên màn hình thật to.',
      },
      from: { en: 'Not before this. Otherwise at once.', vi: 'Không sớm hơn lúc này. Mặc định: ngay.' },
      until: {
        en: 'A screen that has not heard of it by then leaves it out; the volume is as before from then on. At most 31 days after publishedAt.',
        vi: 'Sau lúc này màn hình nào chưa nhận lệnh thì bỏ qua; âm lượng trở lại như trước. Muộn nhất 31 ngày sau publishedAt.',
      },
      screens: { en: 'Which screens. Otherwise all.', vi: 'Màn hình nào. Mặc định: tất cả.' },
      what: {
        en: 'Of restart: the page, the browser, or the player process, which leaves the picture on. Otherwise player.',
        vi: 'Dành cho restart: trang đang chiếu (page), trình duyệt (browser), hay tiến trình phát (player, hình vẫn còn). Mặc định: player.',
      },
      percent: { en: 'Of volume: 0–100.', vi: 'Dành cho volume: 0–100 phần trăm.' },
      seconds: {
        en: 'Of identify: how long, 5–600. Otherwise 30.',
        vi: 'Dành cho identify: hiện trong bao nhiêu giây, 5–600. Mặc định: 30.',
      },
    },
    { id: 'command', words: { en: 'One command.', vi: 'Một lệnh.' } },
  ),
  describes(
    zones,
    {
      side: { en: 'A column beside the main picture.', vi: 'Cột nằm bên cạnh hình chính.' },
      strip: { en: 'A strip along the whole width.', vi: 'Dải chạy hết chiều ngang.' },
    },
    { id: 'zones' },
  ),
  describes(zones.shape.side.unwrap(), {
    edge: { en: 'Otherwise right.', vi: 'Nằm bên phải (right) hay bên trái (left). Mặc định: right.' },
    percent: { en: 'Of the width, 15–50. Otherwise 30.', vi: 'Phần trăm chiều ngang, 15–50. Mặc định: 30.' },
  }),
  describes(zones.shape.strip.unwrap(), {
    edge: { en: 'Otherwise bottom.', vi: 'Nằm dưới (bottom) hay trên (top). Mặc định: bottom.' },
    percent: { en: 'Of the height, 8–40. Otherwise 18.', vi: 'Phần trăm chiều cao, 8–40. Mặc định: 18.' },
  }),
  describes(
    overlaysSchema,
    {
      qr: {
        en: 'A code to scan, at least 20 % of the short side.',
        vi: 'Mã QR để quét, ít nhất 20 % cạnh ngắn của màn hình.',
      },
      slogan: { en: 'A strip with the slogan.', vi: 'Dải khẩu hiệu.' },
      ticker: { en: 'Short messages that run along the edge.', vi: 'Dòng chữ chạy ở mép màn hình.' },
      agency: { en: 'Who is speaking.', vi: 'Cơ quan phát hành.' },
      clock: { en: 'true: the time of day.', vi: 'true: có đồng hồ.' },
    },
    { id: 'overlays' },
  ),
  describes(qr.unwrap(), {
    url: { en: 'Where it leads, http(s).', vi: 'Địa chỉ khi quét, http(s).' },
    caption: { en: 'Under the code, 40 characters at most.', vi: 'Chữ dưới mã QR, dài nhất 40 ký tự.' },
    corner: { en: 'Where it sits. Otherwise bottom-right.', vi: 'Nằm ở góc nào. Mặc định: dưới bên phải.' },
    tag: {
      en: 'The name of a query parameter that carries the screen’s id, so that scans per screen can be counted.',
      vi: 'Tên tham số chứa mã màn hình trong địa chỉ, để đếm lượt quét của từng màn hình.',
    },
    dwellSeconds: {
      en: 'The code is on the screen at least once in so many seconds, whatever the items say, 5–86,400.',
      vi: 'Cứ bấy nhiêu giây mã QR hiện ít nhất một lần, kể cả khi mục tắt phần hiển thị bên cạnh, 5–86.400.',
    },
  }),
  describes(slogan.unwrap(), {
    text: { en: '120 characters at most.', vi: 'Dài nhất 120 ký tự.' },
    link: { en: 'An address as people say it, 60 characters at most.', vi: 'Địa chỉ viết gọn, dài nhất 60 ký tự.' },
  }),
  describes(ticker.unwrap(), {
    texts: {
      en: '1–50 messages of at most 300 characters, one after the other.',
      vi: '1–50 dòng, mỗi dòng dài nhất 300 ký tự.',
    },
  }),
  describes(agency.unwrap(), {
    name: { en: '80 characters at most.', vi: 'Tên cơ quan, dài nhất 80 ký tự.' },
    emblem: { en: 'A picture of its emblem.', vi: 'Ảnh biểu trưng.' },
  }),
  describes(agency.unwrap().shape.emblem.unwrap(), fileWords),
];
