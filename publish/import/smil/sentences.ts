import type { Words } from '../../../core/words.ts';

/** Something that is said of many a SMIL file, and what can be done about it. */
export interface Sentence {
  readonly words: Words;
  readonly instead?: Words;
}

/** The officer's way to say when something is shown. */
const setTimes: Words = {
  en: 'put the item into the playlist with a flight, dayparts or "at"',
  vi: 'thêm nội dung này vào danh sách phát với "flight", "dayparts" hoặc "at"',
};

export const sentences = {
  waiting: {
    words: {
      en: 'a picture for the time of the first download; this player shows its bundled campaign meanwhile',
      vi: 'hình chờ trong lần tải đầu tiên; trình phát này chiếu chương trình cài sẵn trong lúc đó',
    },
  },
  prefetchEnd: {
    words: {
      en: 'began when everything was downloaded; this player shows each item as soon as that item is whole',
      vi: 'bắt đầu khi đã tải xong tất cả; trình phát này chiếu từng nội dung ngay khi tải xong',
    },
  },
  event: {
    words: {
      en: 'begins only when something else happens (a key, a sensor, the end of another element)',
      vi: 'chỉ bắt đầu khi có sự kiện khác (phím bấm, cảm biến, phần tử khác kết thúc)',
    },
    instead: setTimes,
  },
  alsoEvent: {
    words: {
      en: 'events (keys, sensors, the end of other elements) neither begin nor end it here',
      vi: 'ở đây sự kiện (phím bấm, cảm biến, phần tử khác kết thúc) không làm nội dung này bắt đầu hay kết thúc',
    },
  },
  delay: {
    words: {
      en: 'began after a delay; here it begins in its turn',
      vi: 'trước đây bắt đầu sau một khoảng chờ; ở đây chiếu theo lượt',
    },
  },
  endAfter: {
    words: {
      en: 'ended after a length of time; here its items are shown to their ends, in turn',
      vi: 'trước đây kết thúc sau một khoảng thời gian; ở đây từng nội dung được chiếu hết, theo lượt',
    },
  },
  seconds: {
    words: { en: 'parts of the day are kept in whole minutes', vi: 'khung giờ được giữ theo phút chẵn' },
  },
  endDate: {
    words: {
      en: 'begin and end repeat from different dates; the times of day were taken, and no last day',
      vi: 'begin và end lặp lại từ hai ngày khác nhau; chỉ lấy giờ trong ngày, không có ngày cuối',
    },
    instead: { en: 'write the last day as "until" of its flight', vi: 'ghi ngày cuối vào "until" của "flight"' },
  },
  openEnd: {
    words: {
      en: 'begins every day and never ends; here it is over at midnight',
      vi: 'bắt đầu mỗi ngày và không có giờ kết thúc; ở đây kết thúc lúc nửa đêm',
    },
    instead: { en: 'set the end of its daypart ("to")', vi: 'đặt giờ kết thúc của khung giờ ("to")' },
  },
  oneAtATime: {
    words: {
      en: 'several items begin at these times; here one of them is shown each time, in turn',
      vi: 'nhiều nội dung cùng bắt đầu vào các giờ này; ở đây mỗi lần chiếu một nội dung, theo lượt',
    },
    instead: {
      en: 'give each its own campaign with its own "at"',
      vi: 'đưa mỗi nội dung vào một chiến dịch có giờ hẹn ("at") riêng',
    },
  },
  never: {
    words: {
      en: 'what it says and what stands around it are never true at the same time, so it was never shown',
      vi: 'điều kiện ở đây và ở phần bao ngoài không bao giờ cùng đúng, nên trước nay chưa hề được chiếu',
    },
  },
  twoTargets: {
    words: {
      en: 'it and what stands around it each name screens; a playlist cannot ask for both',
      vi: 'ở đây và ở phần bao ngoài đều chỉ định màn hình; danh sách phát không ghi được cả hai',
    },
    instead: {
      en: 'name the screens that both mean in its "screens"',
      vi: 'ghi các màn hình thuộc cả hai vào "screens" của nội dung này',
    },
  },
  sameTime: {
    words: {
      en: 'were shown at the same time in one region; here they take turns',
      vi: 'trước đây chiếu cùng lúc trong một vùng; ở đây lần lượt chiếu',
    },
  },
  apart: {
    words: {
      en: 'had a place in a sequence; here it takes turns with what stands around it',
      vi: 'trước đây có vị trí trong một chuỗi; ở đây chiếu xen lượt với phần xung quanh',
    },
  },
  peers: {
    words: {
      en: 'elements of one class that are on at the same time take turns here, whatever "peers" says',
      vi: 'các phần tử cùng lớp đến giờ cùng lúc sẽ lần lượt chiếu, bất kể "peers" ghi gì',
    },
  },
  priority: {
    words: {
      en: 'a higher class cut in at once; here it takes over when the item on the screen ends',
      vi: 'trước đây lớp cao hơn cắt ngang ngay; ở đây chờ nội dung đang chiếu kết thúc',
    },
    instead: {
      en: 'if it is an emergency that must cut in at once, move its campaign from "campaigns" to "interrupts"',
      vi: 'nếu là nội dung khẩn cấp phải xen ngang ngay, chuyển chiến dịch đó từ "campaigns" sang "interrupts"',
    },
  },
  pause: {
    words: {
      en: 'an item that was cut short went on from there afterwards; here the turns go on with the next item',
      vi: 'trước đây nội dung bị cắt ngang được chiếu tiếp phần còn lại; ở đây chuyển sang nội dung kế tiếp',
    },
  },
  neverLower: {
    words: {
      en: 'a lower class that came up meanwhile was lost; here it is shown as soon as the higher one is over',
      vi: 'trước đây lớp thấp hơn đến lượt trong lúc đó thì bị bỏ; ở đây được chiếu ngay khi lớp cao hơn kết thúc',
    },
  },
  prefetch: {
    words: {
      en: 'asks for a file ahead of time; this player always has files before it shows them',
      vi: 'yêu cầu tải tệp trước; trình phát này luôn có đủ tệp trước khi chiếu',
    },
  },
  repeatsToEnd: {
    words: {
      en: 'was played a number of times and then ended; a playlist goes round for ever',
      vi: 'trước đây chiếu một số lần rồi dừng; danh sách phát thì lặp mãi',
    },
    instead: { en: 'give it a flight with "until"', vi: 'đặt "flight" có "until"' },
  },
  tooManyRepeats: {
    words: {
      en: 'is repeated more often than can be written out; it stands in the playlist once',
      vi: 'lặp lại quá nhiều lần, không viết ra hết được; trong danh sách phát chỉ ghi một lần',
    },
    instead: { en: 'make it a campaign with more weight', vi: 'đưa vào một chiến dịch có "weight" lớn hơn' },
  },
  afterForever: {
    words: {
      en: 'stands behind something that never ends, so it was never shown; here it is, in its turn',
      vi: 'đứng sau một phần không bao giờ kết thúc nên chưa từng được chiếu; ở đây được chiếu theo lượt',
    },
    instead: {
      en: 'delete it from the playlist if it should not be',
      vi: 'xóa khỏi danh sách phát nếu không muốn chiếu',
    },
  },
  random: {
    words: {
      en: 'was played in random order; here in the order of the file',
      vi: 'trước đây chiếu ngẫu nhiên; ở đây theo thứ tự trong tệp',
    },
  },
  setTimes,
} as const satisfies Record<string, Sentence | Words>;
