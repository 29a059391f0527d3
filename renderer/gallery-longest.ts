import type { Slide, SlideKind } from '../core/slides.ts';
import type { Person } from '../core/staff-pages.ts';

export const url = 'https://www.bluezone.gov.vn/';
export const qr = { url, caption: 'Quét mã để cài đặt' };

/** A staff table of three districts, with the longest names of districts, posts and agencies that are in use. */
export function staff(count: number): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `${families[index % families.length]} ${middles[index % middles.length]} Mẫu ${letters[index % letters.length]}`,
    position: posts[index % posts.length],
    phone: `0900 000 ${String(index).padStart(3, '0')}`,
    district: districts[Math.floor((index * districts.length) / count)],
  }));
}

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Đặng'];
const middles = ['Thị Phương', 'Văn', 'Ngọc', 'Thị', 'Hữu', 'Đức', 'Quỳnh Hương', 'Xuân'];
const letters = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hạnh', 'Khoa', 'Linh', 'Nghĩa', 'Oanh', 'Thương'];
const posts = [
  'Giao dịch viên',
  'Nhân viên kỹ thuật',
  'Phó Giám đốc Trung tâm Phục vụ hành chính công',
  'Bí thư Đoàn Thanh niên',
  'Chuyên viên Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính',
  'Kỹ thuật viên',
  'Ủy viên Ban Thường vụ Huyện đoàn',
];
const districts = ['Thành phố Đồng Xoài', 'Huyện Bù Gia Mập', 'Huyện Phú Riềng'];

/** So many characters of plain Vietnamese, ending in a whole word where that is possible. */
export function words(length: number, from = 0): string {
  const text =
    'Hướng dẫn người dân trên địa bàn cài đặt ứng dụng khẩu trang điện tử để được cảnh báo sớm khi tiếp xúc gần với ' +
    'người nghiễm bệnh và cùng nhau bảo vệ sức khỏe cộng đồng trường học bệnh viện chợ nhà ga bến xe ';
  const turned = (text + text).slice(from % text.length).trimStart();
  return turned.slice(0, length).trimEnd().padEnd(length, 'ữ');
}

/** The longest that core/slides.ts lets a playlist say. */
export const longest: Readonly<Record<SlideKind, Slide>> = {
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
    people: Array.from({ length: 200 }, (_, index) => ({
      name: words(48, 7 * index),
      position: words(90, 11 * index),
      phone: '0123 456 789 / 0987 654 3',
      district: words(48, 13 * (index % 20)),
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
    history: Array.from({ length: 60 }, (_, day) => ({
      percent: 30 + day / 10,
      date: new Date(Date.UTC(2020, 9, 20 + day)).toISOString().slice(0, 10),
    })),
    goal: { percent: 60.25, of: 'smartphone-users', by: '2020-12-31' },
    qr: { url, caption: words(60) },
  },
};
