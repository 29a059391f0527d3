import {
  campaign,
  captions,
  mediaItem,
  screens,
  signLanguage,
  source,
  webFallback,
  webItem,
} from '../../core/playlist-schema.ts';
import { slideItem } from './document.ts';
import { describes, type DescribedObject } from './field-words.ts';

/** What the fields of items mean, and of what items and campaigns have in common. */

const conditions = {
  flight: {
    en: 'From when until when it may play. Otherwise always.',
    vi: 'Được phát từ ngày nào đến ngày nào. Mặc định: mọi ngày.',
  },
  dayparts: {
    en: 'Names of dayparts, one of which must be on. Otherwise at any hour.',
    vi: 'Tên các khung giờ; chỉ phát trong các khung giờ này. Mặc định: mọi giờ.',
  },
  screens: {
    en: 'Which screens it is for. Otherwise all of them.',
    vi: 'Dành cho những màn hình nào. Mặc định: mọi màn hình.',
  },
};

const id = {
  en: 'Its name in the journal and in "withdrawn"; no two the same. Otherwise its file, src#2 for the second placement; slides slide#1, slide#2 …',
  vi: 'Tên trong nhật ký phát và trong "withdrawn"; không được trùng. Mặc định: theo tên tệp, thêm #2 cho lần dùng thứ hai; trang vẽ là slide#1, slide#2 …',
};
const base = {
  durationSeconds: {
    en: 'Seconds, 1–86,400. How long a picture or slide stays (otherwise the default); the longest a clip may stay (otherwise to its end).',
    vi: 'Số giây, 1–86.400. Ảnh và trang vẽ: hiển thị bao lâu (mặc định: theo "defaults"). Clip: phát tối đa bao lâu (mặc định: đến hết).',
  },
  overlays: {
    en: 'false: it has the whole screen, with neither code nor strip beside it. Otherwise as its campaign says.',
    vi: 'false: chiếm cả màn hình, không có mã QR và dải chữ bên cạnh. Mặc định: theo chiến dịch.',
  },
  optional: {
    en: 'true: a new playlist does not wait for this file before it takes the screen. Otherwise false.',
    vi: 'true: danh sách phát mới không phải chờ tệp này rồi mới lên màn hình. Mặc định: false.',
  },
  transition: {
    en: 'How it takes the place of the item before. Otherwise the default.',
    vi: 'Cách chuyển từ mục trước sang mục này. Mặc định: theo "defaults".',
  },
  lang: {
    en: 'BCP 47: the language of what it says, where that is not the locale of the playlist.',
    vi: 'Ngôn ngữ của nội dung (BCP 47), khi khác "locale" của danh sách phát.',
  },
  alt: {
    en: 'What it shows, in words, for those who cannot see it and for reports.',
    vi: 'Mô tả nội dung bằng lời, cho người khiếm thị và cho báo cáo.',
  },
  ...conditions,
};

const file = {
  url: {
    en: 'Where the file is had from: relative to the playlist, or http(s).',
    vi: 'Tệp nằm ở đâu: đường dẫn tính từ thư mục của danh sách phát, hoặc http(s).',
  },
  sha256: {
    en: 'What the bytes must be, 64 hexadecimal digits; a file that is not is never shown.',
    vi: 'Mã SHA-256 của tệp, 64 chữ số thập lục phân; tệp không khớp thì không bao giờ được phát.',
  },
  bytes: { en: 'How large the file is, in bytes.', vi: 'Dung lượng tệp, tính bằng byte.' },
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
        vi: 'Tệp clip, ảnh hoặc âm thanh: đường dẫn tính từ thư mục của danh sách phát, hoặc http(s).',
      },
      sources: {
        en: 'Several files to choose from instead of "src": by language, then by the way the screen hangs, then by size.',
        vi: 'Nhiều tệp để chọn, thay cho "src": theo ngôn ngữ, rồi chiều màn hình, rồi kích thước.',
      },
      sha256: file.sha256,
      bytes: file.bytes,
      ...base,
      fit: {
        en: 'contain: all of it; cover: fills the screen, edges may be lost, to the code and the slogan a tenth each at most; fill: stretched. Otherwise the default.',
        vi: 'contain: hiện toàn bộ; cover: phủ kín màn hình, có thể mất mép, mã QR và khẩu hiệu lấy nhiều nhất một phần mười mỗi mép; fill: kéo giãn. Mặc định: theo "defaults".',
      },
      muted: { en: 'Without sound. Otherwise the default.', vi: 'Tắt tiếng. Mặc định: theo "defaults".' },
      volume: {
        en: 'How loud, 0–100 percent, of what the screen may be. Otherwise the default.',
        vi: 'Âm lượng, 0–100 phần trăm mức cho phép của màn hình. Mặc định: theo "defaults".',
      },
      captions: {
        en: 'Captions as WebVTT; the screen takes those in the language its people read.',
        vi: 'Phụ đề WebVTT; màn hình chọn bản theo ngôn ngữ của người xem.',
      },
      signLanguage: {
        en: 'Clips of somebody who signs what this clip says, as long as it is; shown in its upper right corner. The screen takes the one in the language of its people, none where its tags say sign=off.',
        vi: 'Clip người phiên dịch ngôn ngữ ký hiệu, dài bằng clip chính; hiện ở góc trên bên phải. Màn hình chọn bản theo ngôn ngữ của người xem; màn hình có thẻ sign=off thì không hiện.',
      },
    },
    {
      id: 'media',
      words: {
        en: 'A clip, a picture, or an announcement that is heard over the picture that comes next.',
        vi: 'Clip, ảnh, hoặc lời thông báo được phát cùng với hình tiếp theo.',
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
        vi: 'Trang do trình phát vẽ từ dữ liệu, sắc nét trên mọi màn hình.',
      },
    },
  ),
  describes(
    webItem,
    {
      id,
      type: { en: 'A web page.', vi: 'Trang web.' },
      src: {
        en: 'Its whole address, http(s). Screens must allow its origin: the setting webOrigins.',
        vi: 'Địa chỉ http(s) đầy đủ của trang. Màn hình phải cho phép nguồn này: cài đặt webOrigins.',
      },
      fallback: {
        en: 'A picture that is shown in its place while the page cannot be had or may not be shown.',
        vi: 'Ảnh chiếu thay khi không tải được trang hoặc trang chưa được phép chiếu.',
      },
      ...base,
    },
    {
      id: 'web',
      words: {
        en: 'A web page, fetched when its turn comes: it needs a network, and screens that allow its origin.',
        vi: 'Trang web, tải khi đến lượt phát: cần có mạng, và màn hình phải cho phép nguồn của trang.',
      },
    },
  ),
  describes(
    webFallback,
    {
      ...file,
      type: {
        en: 'The MIME type, where the name of the file does not tell.',
        vi: 'Kiểu MIME, khi tên tệp không cho biết.',
      },
    },
    { id: 'webFallback', words: { en: 'A picture in the place of a web page.', vi: 'Ảnh thay cho trang web.' } },
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
        vi: 'Dành cho màn hình ngang (landscape) hay dọc (portrait). Mặc định: theo width và height.',
      },
      lang: {
        en: 'BCP 47. Screens tagged lang=… and those of the playlist’s locale choose by it; without it the file is for all.',
        vi: 'Ngôn ngữ (BCP 47). Màn hình có thẻ lang=… chọn theo đó. Mặc định: dùng cho mọi ngôn ngữ.',
      },
    },
    { id: 'source', words: { en: 'One file of several.', vi: 'Một trong nhiều tệp.' } },
  ),
  describes(
    captions,
    {
      ...file,
      lang: { en: 'BCP 47. Otherwise the locale of the playlist.', vi: 'Ngôn ngữ (BCP 47). Mặc định: theo "locale".' },
    },
    { id: 'captions', words: { en: 'Captions in one language.', vi: 'Phụ đề một ngôn ngữ.' } },
  ),
  describes(
    signLanguage,
    {
      ...file,
      type: {
        en: 'The MIME type, where the name of the file does not tell.',
        vi: 'Kiểu MIME, khi tên tệp không cho biết.',
      },
      lang: {
        en: 'BCP 47, of a sign language (hab: Hà Nội, hos: Ho Chi Minh City, haf: Hải Phòng) or of those who read its words. Otherwise it is for all.',
        vi: 'Ngôn ngữ (BCP 47): ngôn ngữ ký hiệu (hab: Hà Nội, hos: TP. Hồ Chí Minh, haf: Hải Phòng), hoặc tiếng của người xem. Mặc định: dùng cho mọi màn hình.',
      },
    },
    {
      id: 'signLanguage',
      words: { en: 'Somebody who signs what a clip says.', vi: 'Người phiên dịch ngôn ngữ ký hiệu cho một clip.' },
    },
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
        vi: 'Ngày (tính cả ngày đó) hoặc ngày giờ kết thúc.',
      },
    },
    { id: 'flight', words: { en: 'From when until when.', vi: 'Thời gian phát: từ khi nào đến khi nào.' } },
  ),
  describes(
    screens,
    {
      ids: { en: 'Names of screens.', vi: 'Mã các màn hình.' },
      tags: { en: 'By what screens are.', vi: 'Theo thẻ của màn hình.' },
    },
    {
      id: 'screens',
      words: {
        en: 'The screens that have one of the ids, or the tags.',
        vi: 'Màn hình có một trong các mã, hoặc có các thẻ này.',
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
      seconds: { en: '0–5 seconds; 0.5 unless said otherwise.', vi: '0–5 giây. Mặc định: 0,5.' },
    },
    { id: 'transition' },
  ),
];

export { conditions as conditionWords, file as fileWords };
