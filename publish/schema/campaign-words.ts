import { campaign } from '../../core/playlist-schema.ts';
import { campaignWithItems, interruptWithItems } from './document.ts';
import { describes, type DescribedObject } from './field-words.ts';
import { conditionWords } from './item-words.ts';

/** What the fields of campaigns and interrupts mean. */

const title = { en: 'For people.', vi: 'Tên để người đọc.' };

export const campaignWords: readonly DescribedObject[] = [
  describes(
    campaignWithItems,
    {
      id: {
        en: 'Its name in journal and report; no two the same, and not "main" beside bare items.',
        vi: 'Tên trong nhật ký và báo cáo; không được trùng, và không được là "main" khi có "items" ở ngoài.',
      },
      title,
      priority: {
        en: 'A whole number; higher wins, equals share the turns by their weights. Otherwise 0.',
        vi: 'Số nguyên; cao hơn thì được phát, bằng nhau thì chia lượt theo "weight". Không ghi: 0.',
      },
      weight: {
        en: 'Its share of the turns among equals, 1–100. Otherwise 1.',
        vi: 'Phần lượt phát so với các chiến dịch cùng mức, 1–100. Không ghi: 1.',
      },
      maxPlaysPerHour: {
        en: 'Its items together play no more often than this in an hour of the clock, evenly spaced. Not with "sync": "clock".',
        vi: 'Tất cả các mục cộng lại phát không quá số lần này trong một giờ đồng hồ, cách đều. Không dùng cùng "sync": "clock".',
      },
      at: {
        en: 'Points in time, HH:MM: one item at each, at the first change of items after it; at no other time.',
        vi: 'Giờ hẹn, HH:MM: mỗi lần một mục, ở lúc chuyển mục đầu tiên sau giờ đó; ngoài ra không phát.',
      },
      everyMinutes: {
        en: 'Points in time every so many minutes, counted from midnight, 1–1440.',
        vi: 'Hẹn phát cứ bấy nhiêu phút một lần, tính từ 0 giờ, 1–1440.',
      },
      contract: { en: 'What was promised, for the report.', vi: 'Đã cam kết phát bao nhiêu, để báo cáo.' },
      overlays: {
        en: 'false: its items have the whole screen. Otherwise true; an item may say otherwise.',
        vi: 'false: các mục chiếm cả màn hình. Mặc định: true; từng mục có thể ghi khác.',
      },
      ...conditionWords,
      items: {
        en: 'Played in this order, one a turn; those that may not play now are left out.',
        vi: 'Phát theo thứ tự này, mỗi lượt một mục; bỏ qua mục chưa được phát lúc này.',
      },
    },
    {
      id: 'campaign',
      words: {
        en: 'What is shown together: when, where, and how often.',
        vi: 'Những gì phát cùng nhau: khi nào, ở đâu, bao nhiêu.',
      },
    },
  ),
  describes(
    interruptWithItems,
    {
      id: {
        en: 'Its name in journal and report; no two the same.',
        vi: 'Tên trong nhật ký và báo cáo; không được trùng.',
      },
      title,
      class: {
        en: 'emergency goes before notice, and lights a screen outside its hours. Otherwise notice.',
        vi: 'emergency (khẩn cấp) đi trước notice (thông báo), và bật cả màn hình ngoài giờ. Không ghi: notice.',
      },
      drill: {
        en: 'true: an exercise; everything that is shown says DIỄN TẬP. Otherwise false.',
        vi: 'true: diễn tập; mọi thứ được chiếu đều ghi DIỄN TẬP. Không ghi: false.',
      },
      overlays: {
        en: 'true: overlays stand beside its items; false: they have the whole screen. Otherwise false for an emergency, true for a notice.',
        vi: 'true: có phần hiển thị bên cạnh; false: các mục chiếm cả màn hình. Mặc định: false với khẩn cấp, true với thông báo.',
      },
      ...conditionWords,
      items: {
        en: 'Played in this order, again and again, while it is on.',
        vi: 'Phát lần lượt, lặp lại trong lúc có hiệu lực.',
      },
    },
    {
      id: 'interrupt',
      words: {
        en: 'Cuts in at once, above every priority, and does not wait for other media of the playlist.',
        vi: 'Chen ngang ngay, trên mọi mức ưu tiên, không chờ các tệp khác của danh sách.',
      },
    },
  ),
  describes(campaign.shape.contract.unwrap(), {
    plays: { en: 'How many plays.', vi: 'Số lượt phát.' },
    from: { en: 'From when, a date or date and time.', vi: 'Từ ngày, hoặc ngày giờ.' },
    until: { en: 'Until when; a date includes that day.', vi: 'Đến ngày (tính cả ngày đó), hoặc ngày giờ.' },
  }),
];
