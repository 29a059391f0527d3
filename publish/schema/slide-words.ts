import { slideSchemas } from '../../core/slides.ts';
import { describes, type DescribedObject } from './field-words.ts';

/** What the fields of slides mean. */

const { slogan, steps, notice, comparison, 'support-point': supportPoint, 'install-rate': installRate } = slideSchemas;

const kind = { en: 'Which slide it is.', vi: 'Loại trang vẽ.' };
const title = { en: 'The biggest words.', vi: 'Tiêu đề, chữ lớn nhất.' };
const qr = { en: 'A code to scan.', vi: 'Mã QR để quét.' };
const icon = { en: 'A pictogram.', vi: 'Hình nhỏ minh họa.' };
const side = {
  label: { en: 'The head of the column.', vi: 'Tiêu đề cột.' },
  items: { en: 'What is in it.', vi: 'Các dòng trong cột.' },
};
const denominator = {
  en: 'What it is a share of; two that differ are never mixed.',
  vi: 'Tỷ lệ tính trên: population (dân số) hay smartphone-users (người dùng điện thoại thông minh); không trộn lẫn.',
};
const percent = { en: '0–100.', vi: 'Phần trăm, 0–100.' };
const date = { en: 'As of this date, 2026-08-18.', vi: 'Tính đến ngày, 2026-08-18.' };

export const slideWords: readonly DescribedObject[] = [
  describes(
    slogan,
    {
      kind,
      lines: { en: '1–4 lines, biggest first.', vi: '1–4 dòng, dòng đầu lớn nhất.' },
      note: { en: 'A quieter line under them.', vi: 'Dòng chữ nhỏ bên dưới.' },
      qr,
    },
    {
      id: 'sloganSlide',
      words: {
        en: 'A call to act with a code big enough to scan from 3 m.',
        vi: 'Khẩu hiệu với mã QR lớn, quét được từ 3 m.',
      },
    },
  ),
  describes(
    steps,
    { kind, title, steps: { en: '2–6 steps, a card each.', vi: '2–6 bước, mỗi bước một thẻ.' }, qr },
    { id: 'stepsSlide', words: { en: 'A numbered guide.', vi: 'Hướng dẫn từng bước.' } },
  ),
  describes(steps.shape.steps.element, {
    title: { en: 'What to do.', vi: 'Việc cần làm.' },
    detail: { en: 'More about it.', vi: 'Giải thích thêm.' },
    icon,
  }),
  describes(
    notice,
    {
      kind,
      tone: {
        en: 'info; warning in the colour of caution; emergency in that of danger. Otherwise info.',
        vi: 'info: thông tin; warning: cảnh báo; emergency: khẩn cấp. Mặc định: info.',
      },
      title,
      text: { en: 'A sentence or two.', vi: 'Một hai câu.' },
      points: { en: 'Up to 5 short points.', vi: 'Tối đa 5 ý ngắn.' },
      qr,
    },
    { id: 'noticeSlide', words: { en: 'A notice.', vi: 'Thông báo.' } },
  ),
  describes(notice.shape.points.unwrap().element, { text: { en: 'One point.', vi: 'Một ý.' }, icon }),
  describes(
    comparison,
    {
      kind,
      title,
      right: { en: 'What is genuine.', vi: 'Bên đúng.' },
      wrong: { en: 'What only looks like it.', vi: 'Bên sai.' },
      note: { en: 'A line under both.', vi: 'Dòng chữ bên dưới.' },
      qr,
    },
    { id: 'comparisonSlide', words: { en: 'Right and wrong side by side.', vi: 'Đúng và sai đặt cạnh nhau.' } },
  ),
  describes(comparison.shape.right, side),
  describes(comparison.shape.wrong, side),
  describes(
    supportPoint,
    {
      kind,
      title,
      place: { en: 'Where.', vi: 'Địa điểm.' },
      hours: { en: 'When.', vi: 'Giờ hỗ trợ.' },
      showPhone: {
        en: 'true: phone numbers are drawn. Otherwise false.',
        vi: 'true: hiện số điện thoại. Mặc định: false.',
      },
      people: {
        en: 'Up to 200; more than 5 are a table of pages, by district.',
        vi: 'Tối đa 200 người; hơn 5 người thì thành bảng nhiều trang, xếp theo huyện.',
      },
      qr,
    },
    { id: 'supportPointSlide', words: { en: 'Who helps here.', vi: 'Điểm hỗ trợ: ai hỗ trợ, ở đâu, lúc nào.' } },
  ),
  describes(supportPoint.shape.people.unwrap().element, {
    name: { en: 'Full name.', vi: 'Họ tên.' },
    position: { en: 'Post.', vi: 'Chức vụ.' },
    phone: { en: 'Drawn only with "showPhone".', vi: 'Điện thoại liên hệ; chỉ hiện khi có "showPhone".' },
    district: { en: 'District or town.', vi: 'Huyện/thành phố.' },
  }),
  describes(
    installRate,
    {
      kind,
      title,
      place: { en: 'Where.', vi: 'Địa điểm.' },
      percent,
      of: denominator,
      installs: { en: 'How many.', vi: 'Số lượt cài đặt.' },
      date,
      previous: { en: 'The figure before, for the change since.', vi: 'Số liệu lần trước, để so sánh.' },
      history: {
        en: 'Up to 60 earlier figures, shares of the same: drawn as a line.',
        vi: 'Tối đa 60 số liệu trước đó, cùng cách tính tỷ lệ: vẽ thành đường diễn biến.',
      },
      goal: { en: 'What is aimed at.', vi: 'Mục tiêu.' },
      qr,
    },
    { id: 'installRateSlide', words: { en: 'How many have installed it.', vi: 'Tỷ lệ cài đặt.' } },
  ),
  describes(installRate.shape.previous.unwrap(), { percent, date }),
  describes(installRate.shape.history.unwrap().element, { date, percent }),
  describes(installRate.shape.goal.unwrap(), {
    percent,
    of: denominator,
    by: { en: 'By this date.', vi: 'Thời hạn đạt mục tiêu.' },
  }),
  describes(
    slogan.shape.qr,
    {
      url: { en: 'Where it leads, http(s).', vi: 'Địa chỉ khi quét, http(s).' },
      caption: { en: 'Under the code, 60 characters at most.', vi: 'Chữ dưới mã QR, dài nhất 60 ký tự.' },
    },
    { id: 'slideQr' },
  ),
];
