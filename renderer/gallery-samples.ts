import type { Overlays } from '../core/overlays.ts';
import type { Slide, SlideKind } from '../core/slides.ts';

const url = 'https://www.bluezone.gov.vn/';
const qr = { url, caption: 'Quét mã để cài đặt' };

/** So many characters of plain Vietnamese, ending in a whole word where that is possible. */
function words(length: number, from = 0): string {
  const text =
    'Hướng dẫn người dân trên địa bàn cài đặt ứng dụng khẩu trang điện tử để được cảnh báo sớm khi tiếp xúc gần với ' +
    'người nghiễm bệnh và cùng nhau bảo vệ sức khỏe cộng đồng trường học bệnh viện chợ nhà ga bến xe ';
  const turned = (text + text).slice(from % text.length).trimStart();
  return turned.slice(0, length).trimEnd().padEnd(length, 'ữ');
}

/** The longest that core/slides.ts lets a playlist say. */
const longest: Readonly<Record<SlideKind, Slide>> = {
  slogan: {
    kind: 'slogan',
    lines: [0, 20, 40, 60].map((from) => words(48, from)),
    note: words(90),
    qr: { url: `${url}tai-lieu/huong-dan?tinh=binh-phuoc&man-hinh=0123456789`, caption: words(60) },
  },
  steps: {
    kind: 'steps',
    title: words(60),
    steps: [0, 15, 30, 45, 60, 75].map((from) => ({
      title: words(48, from),
      detail: words(110, from),
      icon: 'location-off' as const,
    })),
    qr: { url, caption: words(60) },
  },
  notice: {
    kind: 'notice',
    tone: 'warning',
    title: words(60),
    text: words(160),
    points: [0, 15, 30, 45, 60].map((from) => ({ text: words(90, from), icon: 'eye-off' as const })),
    qr: { url, caption: words(60) },
  },
  comparison: {
    kind: 'comparison',
    title: words(60),
    right: { label: words(40), items: [0, 10, 20, 30].map((from) => words(48, from)) },
    wrong: { label: words(40), items: [0, 10, 20, 30, 40, 50].map((from) => words(48, from)) },
    note: words(120),
    qr: { url, caption: words(60) },
  },
  'support-point': {
    kind: 'support-point',
    title: words(80),
    place: words(90),
    hours: words(60),
    showPhone: true,
    people: Array.from({ length: 10 }, (_, index) => ({
      name: words(48, 7 * index),
      position: words(60, 11 * index),
      phone: '0123 456 789 / 0987 654 3',
      district: words(48, 13 * index),
    })),
    qr: { url, caption: words(60) },
  },
  'install-rate': {
    kind: 'install-rate',
    title: words(60),
    place: words(60),
    percent: 48.88,
    of: 'smartphone-users',
    installs: 97_582_700,
    date: '2020-12-28',
    previous: { percent: 39.99, date: '2020-12-21' },
    goal: { percent: 60.25, of: 'smartphone-users', by: '2020-12-31' },
    qr: { url, caption: words(60) },
  },
};

/** Each kind as a campaign uses it, at its longest, at its barest, and in words that cannot be broken. */
export const slideSamples: Readonly<Record<SlideKind, Readonly<Record<string, Slide>>>> = {
  slogan: {
    typical: {
      kind: 'slogan',
      lines: ['HÃY CÀI ĐẶT Bluezone', 'ĐỂ BẢO VỆ MÌNH,', 'BẢO VỆ MỌI NGƯỜI'],
      note: 'Miễn phí, dùng được trên iPhone và điện thoại Android',
      qr,
    },
    longest: longest.slogan,
    barest: { kind: 'slogan', lines: ['Ở nhà'], qr: { url } },
    unbroken: { kind: 'slogan', lines: ['W'.repeat(48), 'ễ'.repeat(48)], note: 'W'.repeat(90), qr },
  },
  steps: {
    typical: {
      kind: 'steps',
      title: 'Cài đặt Bluezone trong 5 bước',
      steps: [
        { title: 'Quét mã QR hoặc tìm “Bluezone”', detail: 'Trên App Store hoặc CH Play', icon: 'search' },
        { title: 'Kiểm tra đúng tên, đúng logo', detail: 'Cẩn thận với ứng dụng có tên gần giống', icon: 'shield' },
        { title: 'Mở ứng dụng, cho phép Bluetooth', detail: 'Cho phép cả thông báo để nhận cảnh báo', icon: 'bell' },
        { title: 'Luôn bật Bluetooth', detail: 'Chỉ tốn khoảng 10% pin mỗi ngày', icon: 'bluetooth' },
        { title: 'Giúp người thân cùng cài đặt', detail: 'Càng nhiều người cài, cả nhà càng an toàn', icon: 'family' },
      ],
      qr,
    },
    longest: longest.steps,
    barest: { kind: 'steps', title: 'Hai bước', steps: [{ title: 'Tải về' }, { title: 'Bật Bluetooth' }] },
    bare: {
      kind: 'steps',
      title: 'Rửa tay đúng cách trong 3 bước',
      steps: [
        { title: 'Làm ướt tay với xà phòng', icon: 'heart' },
        { title: 'Chà kỹ trong 20 giây', icon: 'users' },
        { title: 'Xả sạch và lau khô', icon: 'check' },
      ],
    },
  },
  notice: {
    emergency: {
      kind: 'notice',
      tone: 'emergency',
      title: 'Nước lũ đang lên nhanh',
      text: 'Rời ngay các xã ven sông. Không đi qua cầu Mẫu.',
      points: [
        { text: 'Đến trường học hoặc ủy ban xã', icon: 'pin' },
        { text: 'Giúp người già và trẻ em', icon: 'users' },
        { text: 'Gọi 112 khi cần cứu giúp', icon: 'phone' },
      ],
    },
    alarm: { kind: 'notice', tone: 'emergency', title: 'Rời khỏi tòa nhà ngay', points: [] },
    typical: {
      kind: 'notice',
      tone: 'info',
      title: 'Bluezone giữ kín thông tin của bạn',
      points: [
        { text: 'Dữ liệu chỉ lưu trên máy của bạn', icon: 'phone' },
        { text: 'Không thu thập vị trí', icon: 'location-off' },
        { text: 'Người khác không biết bạn là ai', icon: 'eye-off' },
        { text: 'Mã nguồn mở, ai cũng kiểm tra được', icon: 'code' },
      ],
      qr,
    },
    warning: {
      kind: 'notice',
      tone: 'warning',
      title: 'Cẩn thận ứng dụng giả mạo',
      text: 'Chỉ cài từ mã QR này hoặc đúng tên trên App Store, CH Play.',
      points: [
        { text: 'Xem kỹ tên trước khi tải', icon: 'search' },
        { text: 'Không cài qua đường link lạ trong tin nhắn', icon: 'warning' },
        { text: 'Hỏi cán bộ hỗ trợ nếu chưa chắc', icon: 'users' },
      ],
      qr,
    },
    longest: longest.notice,
    barest: { kind: 'notice', tone: 'info', title: 'Hôm nay nghỉ', points: [] },
    unbroken: { kind: 'notice', tone: 'warning', title: 'W'.repeat(60), points: [{ text: 'W'.repeat(90) }], qr },
  },
  comparison: {
    typical: {
      kind: 'comparison',
      title: 'Tìm đúng tên, cài đúng ứng dụng',
      right: { label: 'Ứng dụng thật', items: ['Bluezone', 'Bộ Thông tin và Truyền thông, Bộ Y tế'] },
      wrong: { label: 'Không phải Bluezone', items: ['Bluzone', 'Bluezone Ads', 'Bluezone Pool'] },
      note: 'Quét mã QR là cách chắc chắn nhất.',
      qr,
    },
    longest: longest.comparison,
    barest: {
      kind: 'comparison',
      title: 'Đúng và sai',
      right: { label: 'Đúng', items: ['Che mũi và miệng'] },
      wrong: { label: 'Sai', items: ['Để hở mũi'] },
    },
  },
  'support-point': {
    typical: {
      kind: 'support-point',
      title: 'Điểm hỗ trợ cài đặt Bluezone phòng chống Covid-19',
      place: 'Bưu điện huyện Mẫu, 12 đường Ví Dụ',
      hours: '7:30 – 17:00, thứ Hai đến thứ Bảy',
      showPhone: false,
      people: [
        { name: 'Nguyễn Văn Mẫu', position: 'Giao dịch viên', district: 'Huyện Mẫu' },
        { name: 'Trần Thị Ví Dụ', position: 'Kỹ thuật viên', district: 'Huyện Mẫu' },
        { name: 'Lê Thử Nghiệm', position: 'Đoàn Thanh niên', district: 'Huyện Mẫu' },
      ],
      qr,
    },
    team: {
      kind: 'support-point',
      title: 'Điểm hỗ trợ cài đặt Bluezone phòng chống Covid-19',
      showPhone: true,
      people: ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hạnh', 'Khoa', 'Linh'].map((name, index) => ({
        name: `Người Mẫu ${name}`,
        position: index < 5 ? 'Nhân viên kỹ thuật' : 'Đoàn Thanh niên',
        phone: `0900 000 00${index}`,
      })),
      qr,
    },
    longest: longest['support-point'],
    barest: { kind: 'support-point', title: 'Điểm hỗ trợ', showPhone: false, people: [] },
    place: {
      kind: 'support-point',
      title: 'Điểm hỗ trợ cài đặt',
      place: 'Quầy số 3',
      showPhone: false,
      people: [],
      qr,
    },
  },
  'install-rate': {
    typical: {
      kind: 'install-rate',
      title: 'Bao nhiêu người đã cài Bluezone?',
      place: 'Tỉnh Mẫu',
      percent: 6.88,
      of: 'population',
      installs: 41_177,
      date: '2020-08-18',
      previous: { percent: 5.1, date: '2020-08-11' },
      goal: { percent: 60, of: 'smartphone-users', by: '2020-12-31' },
      qr,
    },
    same: {
      kind: 'install-rate',
      title: 'Bao nhiêu người đã cài Bluezone?',
      percent: 34.5,
      of: 'smartphone-users',
      date: '2020-08-18',
      goal: { percent: 60, of: 'smartphone-users' },
      qr,
    },
    longest: longest['install-rate'],
    barest: { kind: 'install-rate', title: 'Đã cài đặt', percent: 100, of: 'population', date: '2020-08-18' },
  },
};

/** Stands for an agency's emblem, which the gallery has none of. */
export const drawnEmblem = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><circle cx="50" cy="50" r="46" fill="#fff"/><circle cx="50" cy="50" r="34" fill="none" stroke="#0a2a66" stroke-width="8"/></svg>',
)}`;
const agency = { name: 'Sở Thông tin và Truyền thông tỉnh Mẫu' };
const ticker = {
  texts: ['Điểm hỗ trợ cài đặt mở cửa từ 7:30 đến 17:00.', 'Mang khẩu trang nơi công cộng.', 'Tổng đài: 1900 0000'],
};

const slogan = { text: 'HÃY CÀI ĐẶT Bluezone ĐỂ BẢO VỆ MÌNH, BẢO VỆ MỌI NGƯỜI', link: 'bluezone.gov.vn' };
const code = { ...qr, corner: 'bottom-right' as const };

/** The overlays as the campaign uses them, in each corner, in part, and at their longest. */
export const overlaySamples: Readonly<Record<string, Overlays>> = {
  typical: { qr: code, slogan },
  'top-left': { qr: { ...code, corner: 'top-left' }, slogan },
  'bottom-left': { qr: { ...code, corner: 'bottom-left' }, slogan },
  'top-right': { qr: { ...code, corner: 'top-right' }, slogan },
  code: { qr: code },
  whole: { qr: code, slogan, ticker, agency, clock: true },
  'whole-top-left': { qr: { ...code, corner: 'top-left' }, slogan, ticker, agency, clock: true },
  'narrow-column': { qr: { ...code, url: 'https://bluezone.gov.vn' }, slogan, agency, clock: true },
  'without-code': { slogan, ticker, agency, clock: true },
  'without-words': { qr: code, agency, clock: true },
  'without-slogan': { qr: code, ticker, agency, clock: true },
  'ticker-alone': { ticker },
  'clock-and-words': { slogan, clock: true },
  'clock-alone': { clock: true },
  words: { slogan },
  longest: {
    qr: { ...code, url: `${url}?man-hinh=tinh-mau-huyen-mau-xa-mau-0123456789`, caption: words(40) },
    ticker: { texts: [words(300)] },
    agency: { name: words(80) },
    clock: true,
    slogan: { text: words(120), link: 'https://www.bluezone.gov.vn/tai-lieu/huong-dan-cai-dat-2020' },
  },
};
