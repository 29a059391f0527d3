import { campaign } from '../../core/playlist-schema.ts';
import { campaignWithItems, interruptWithItems } from './document.ts';
import { describes, type DescribedObject } from './field-words.ts';
import { conditionWords } from './item-words.ts';

/** What the fields of campaigns and interrupts mean. */

const title = { en: 'For people.', vi: 'Tên hiển thị cho người soạn.' };

export const campaignWords: readonly DescribedObject[] = [
  describes(
    campaignWithItems,
    {
      id: {
        en: 'Its name in journal and report; no two the same, and not "main" beside bare items.',
        vi: 'Tên trong nhật ký và báo cáo; không được trùng, và không được là "main" khi danh sách phát cũng có "items".',
      },
      title,
      zone: {
        en: 'Where it plays: main, or a side or strip beside it, with a loop of its own and without sound. Otherwise main.',
        vi: 'Vùng phát: main (chính), hoặc side (cột bên), strip (dải ngang) nằm cạnh, có vòng lặp riêng và không có tiếng. Mặc định: main.',
      },
      priority: {
        en: 'A whole number; higher wins, equals share the turns by their weights. Otherwise 0.',
        vi: 'Mức ưu tiên, số nguyên; mức cao hơn được phát, bằng nhau thì chia lượt theo "weight". Mặc định: 0.',
      },
      weight: {
        en: 'Its share of the turns among equals, 1–100. Otherwise 1.',
        vi: 'Tỷ lệ lượt phát so với các chiến dịch cùng mức ưu tiên, 1–100. Mặc định: 1.',
      },
      maxPlaysPerHour: {
        en: 'Its items together play no more often than this in an hour of the clock, evenly spaced. Not with "sync": "clock".',
        vi: 'Tất cả các mục cộng lại phát không quá số lần này mỗi giờ đồng hồ, cách đều nhau. Không dùng cùng "sync": "clock".',
      },
      at: {
        en: 'Points in time, HH:MM: one item at each, at the first change of items after it; at no other time.',
        vi: 'Giờ hẹn, HH:MM: mỗi giờ hẹn phát một mục, vào lần chuyển mục đầu tiên sau giờ đó; ngoài các giờ này không phát.',
      },
      everyMinutes: {
        en: 'Points in time every so many minutes, counted from midnight, 1–1440.',
        vi: 'Giờ hẹn lặp lại: cứ bấy nhiêu phút phát một lần, tính từ 0 giờ, 1–1440.',
      },
      contract: { en: 'What was promised, for the report.', vi: 'Số lượt đã cam kết phát, dùng cho báo cáo.' },
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
        vi: 'Những nội dung phát cùng nhau: khi nào, ở đâu, bao nhiêu lượt.',
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
        vi: 'emergency (khẩn cấp) phát trước notice (thông báo), kể cả ngoài giờ mở cửa. Mặc định: notice.',
      },
      drill: {
        en: 'true: an exercise; everything that is shown says DIỄN TẬP. Otherwise false.',
        vi: 'true: diễn tập; mọi nội dung được phát đều ghi DIỄN TẬP. Mặc định: false.',
      },
      overlays: {
        en: 'true: overlays stand beside its items; false: they have the whole screen. Otherwise false for an emergency, true for a notice.',
        vi: 'true: có phần hiển thị cạnh nội dung; false: các mục chiếm cả màn hình. Mặc định: false với khẩn cấp, true với thông báo.',
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
        vi: 'Chương trình xen ngang: phát ngay, trên mọi mức ưu tiên, không chờ các tệp khác của danh sách phát.',
      },
    },
  ),
  describes(campaign.shape.contract.unwrap(), {
    plays: { en: 'How many plays.', vi: 'Số lượt phát.' },
    from: { en: 'From when, a date or date and time.', vi: 'Từ ngày, hoặc ngày giờ.' },
    until: { en: 'Until when; a date includes that day.', vi: 'Đến ngày (tính cả ngày đó), hoặc ngày giờ.' },
  }),
];
