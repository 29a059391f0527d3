import type { Overlays } from '../core/overlays.ts';
import { qr, url, words } from './gallery-longest.ts';

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
