import { campaign, captions, mediaItem, screens, source, webItem } from '../../core/playlist-schema.ts';
import { slideItem } from './document.ts';
import { describes, type DescribedObject } from './field-words.ts';

/** What the fields of items mean, and of what items and campaigns have in common. */

const conditions = {
  flight: {
    en: 'From when until when it may play. Otherwise always.',
    vi: 'Được phát từ ngày nào đến ngày nào. Không ghi: lúc nào cũng được.',
  },
  dayparts: {
    en: 'Names of dayparts, one of which must be on. Otherwise at any hour.',
    vi: 'Tên các khung giờ; phải đang trong một khung thì mới phát. Không ghi: giờ nào cũng được.',
  },
  screens: {
    en: 'Which screens it is for. Otherwise all of them.',
    vi: 'Dành cho những màn hình nào. Không ghi: mọi màn hình.',
  },
};

const id = {
  en: 'Its name in the journal and in "withdrawn"; no two the same. Otherwise its file, src#2 for the second placement; slides slide#1, slide#2 …',
  vi: 'Tên trong nhật ký phát và trong "withdrawn"; không được trùng. Không ghi: lấy theo tên tệp, src#2 cho lần thứ hai; trang vẽ là slide#1, slide#2 …',
};
const base = {
  durationSeconds: {
    en: 'Seconds, 1–86,400. How long a picture or slide stays (otherwise the default); the longest a clip may stay (otherwise to its end).',
    vi: 'Giây, 1–86.400. Ảnh, trang vẽ: ở lại bao lâu (không ghi: theo mặc định). Phim: dài nhất bao lâu (không ghi: đến hết).',
  },
  overlays: {
    en: 'false: it has the whole screen, with neither code nor strip beside it. Otherwise as its campaign says.',
    vi: 'false: chiếm cả màn hình, không có mã QR và dải chữ bên cạnh. Không ghi: theo chiến dịch.',
  },
  optional: {
    en: 'true: a new playlist does not wait for this file before it takes the screen. Otherwise false.',
    vi: 'true: danh sách mới không phải chờ tệp này mới được lên màn hình. Không ghi: false.',
  },
  transition: {
    en: 'How it takes the place of the item before. Otherwise the default.',
    vi: 'Cách thay thế mục trước. Không ghi: theo mặc định.',
  },
  lang: {
    en: 'BCP 47: the language of what it says, where that is not the locale of the playlist.',
    vi: 'Ngôn ngữ của nội dung (BCP 47), khi khác "locale" của danh sách.',
  },
  alt: {
    en: 'What it shows, in words, for those who cannot see it and for reports.',
    vi: 'Mô tả nội dung bằng lời, cho người không nhìn được và cho báo cáo.',
  },
  ...conditions,
};

const file = {
  url: {
    en: 'Where the file is had from: relative to the playlist, or http(s).',
    vi: 'Lấy tệp ở đâu: đường dẫn tính từ chỗ danh sách, hoặc http(s).',
  },
  sha256: {
    en: 'What the bytes must be, 64 lower-case hexadecimal digits; a file that is not is never shown.',
    vi: 'Mã SHA-256 của tệp, 64 chữ số thập lục phân viết thường; tệp không khớp thì không bao giờ được chiếu.',
  },
  bytes: { en: 'How large the file is, in bytes.', vi: 'Tệp lớn bao nhiêu byte.' },
};

export const itemWords: readonly DescribedObject[] = [
  describes(
    mediaItem,
    {
      id,
      type: {
        en: 'The MIME type, or just video, image or audio, where the name of the file does not tell.',
        vi: 'Kiểu MIME, hoặc chỉ cần video, image, audio, khi tên tệp không cho biết.',
      },
      src: {
        en: 'The file: relative to the playlist, or http(s). .mp4 .m4v .mov .webm .mkv, .jpg .png .webp .avif .gif .svg, .mp3 .m4a .aac .ogg .opus .wav .flac',
        vi: 'Tệp: đường dẫn tính từ chỗ danh sách, hoặc http(s). Phim, ảnh hoặc âm thanh.',
      },
      sources: {
        en: 'Several files to choose from instead of "src": by language, then by the way the screen hangs, then by size.',
        vi: 'Nhiều tệp để chọn, thay cho "src": theo ngôn ngữ, rồi chiều màn hình, rồi kích thước.',
      },
      sha256: file.sha256,
      bytes: file.bytes,
      ...base,
      fit: {
        en: 'contain: all of it; cover: fills the screen, edges may be lost; fill: stretched. Otherwise the default.',
        vi: 'contain: thấy trọn; cover: phủ kín, có thể mất mép; fill: kéo giãn. Không ghi: theo mặc định.',
      },
      muted: { en: 'Without sound. Otherwise the default.', vi: 'Tắt tiếng. Không ghi: theo mặc định.' },
      volume: {
        en: 'How loud, 0–100 percent, of what the screen may be. Otherwise the default.',
        vi: 'Âm lượng, 0–100 phần trăm mức cho phép của màn hình. Không ghi: theo mặc định.',
      },
      captions: {
        en: 'Captions as WebVTT; the screen takes those in the language its people read.',
        vi: 'Phụ đề WebVTT; màn hình lấy bản theo ngôn ngữ của người xem.',
      },
    },
    {
      id: 'media',
      words: {
        en: 'A video, a picture, or an announcement that is heard over the picture that comes next.',
        vi: 'Phim, ảnh, hoặc lời thông báo được phát cùng với hình tiếp theo.',
      },
    },
  ),
  describes(
    slideItem,
    {
      id,
      type: { en: 'May be left out.', vi: 'Có thể bỏ.' },
      slide: { en: 'What is on it; "kind" says which slide.', vi: 'Nội dung trang; "kind" cho biết loại trang.' },
      ...base,
    },
    {
      id: 'slideItem',
      words: {
        en: 'A poster that the player draws from data, sharp on every screen.',
        vi: 'Áp phích do trình phát vẽ từ dữ liệu, sắc nét trên mọi màn hình.',
      },
    },
  ),
  describes(
    webItem,
    {
      id,
      type: { en: 'A web page.', vi: 'Trang web.' },
      src: { en: 'Its address.', vi: 'Địa chỉ trang.' },
      ...base,
    },
    {
      id: 'web',
      words: {
        en: 'A web page. This version shows none: no setting allows any origin yet.',
        vi: 'Trang web. Phiên bản này chưa chiếu: chưa có cài đặt nào cho phép nguồn web.',
      },
    },
  ),
  describes(
    source,
    {
      ...file,
      type: {
        en: 'The MIME type, where the name of the file does not tell.',
        vi: 'Kiểu MIME, khi tên tệp không cho biết.',
      },
      width: { en: 'In pixels.', vi: 'Chiều ngang, điểm ảnh.' },
      height: { en: 'In pixels.', vi: 'Chiều cao, điểm ảnh.' },
      orientation: {
        en: 'Which way it is meant to hang. Otherwise by width and height.',
        vi: 'Dành cho màn hình ngang (landscape) hay dọc (portrait). Không ghi: theo width và height.',
      },
      lang: {
        en: 'BCP 47. Screens tagged lang=… and those of the playlist’s locale choose by it; without it the file is for all.',
        vi: 'Ngôn ngữ (BCP 47). Màn hình có thẻ lang=… chọn theo đó; không ghi: dùng cho mọi ngôn ngữ.',
      },
    },
    { id: 'source', words: { en: 'One file of several.', vi: 'Một trong nhiều tệp.' } },
  ),
  describes(
    captions,
    {
      ...file,
      lang: { en: 'BCP 47. Otherwise the locale of the playlist.', vi: 'Ngôn ngữ (BCP 47). Không ghi: theo "locale".' },
    },
    { id: 'captions', words: { en: 'Captions in one language.', vi: 'Phụ đề một ngôn ngữ.' } },
  ),
  describes(
    campaign.shape.flight.unwrap(),
    {
      from: {
        en: 'A date (from its first moment on) or a date and time: 2026-11-20, 2026-11-20T07:30, 2026-11-20T07:30:00+07:00.',
        vi: 'Ngày (tính từ 0 giờ) hoặc ngày giờ: 2026-11-20, 2026-11-20T07:30, 2026-11-20T07:30:00+07:00.',
      },
      until: {
        en: 'A date (that day included) or the date and time at which it is over.',
        vi: 'Ngày (hết ngày đó mới thôi) hoặc ngày giờ kết thúc.',
      },
    },
    { id: 'flight', words: { en: 'From when until when.', vi: 'Từ bao giờ đến bao giờ.' } },
  ),
  describes(
    screens,
    {
      ids: { en: 'Names of screens.', vi: 'Tên các màn hình.' },
      tags: { en: 'By what screens are.', vi: 'Theo thẻ của màn hình.' },
    },
    {
      id: 'screens',
      words: {
        en: 'The screens that have one of the ids, or the tags.',
        vi: 'Màn hình có một trong các tên, hoặc có các thẻ này.',
      },
    },
  ),
  describes(screens.shape.tags.unwrap(), {
    all: { en: 'It must have all of these.', vi: 'Phải có đủ các thẻ này.' },
    any: { en: 'It must have one of these.', vi: 'Phải có một trong các thẻ này.' },
    none: { en: 'It must have none of these.', vi: 'Không được có thẻ nào trong số này.' },
  }),
  describes(
    mediaItem.shape.transition.unwrap(),
    {
      type: { en: 'cut: at once.', vi: 'cut: đổi ngay; fade: mờ dần; slide: trượt.' },
      seconds: { en: '0–5 seconds; 0.5 unless said otherwise.', vi: '0–5 giây; không ghi: 0,5.' },
    },
    { id: 'transition' },
  ),
];

export { conditions as conditionWords, file as fileWords };
