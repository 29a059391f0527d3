import { html, type TemplateResult } from 'lit';

/**
 * A text with the syllables of a Vietnamese word kept together: no line ends inside "ứng dụng" or "tòa nhà". So are
 * names ("Bù Gia Mập") and numbers with what they count ("5 bước", "Covid-19", "7:30 – 17:00"). Fitting lets go of it where that would cost
 * much of the size of the letters (`loose`, fit-text.ts).
 */
export function kept(text: string): readonly (string | TemplateResult)[] {
  return wordsOf(text).flatMap((word, index) => [
    index === 0 ? '' : ' ',
    /\s|\S-\d/.test(word) ? html`<span class="kept">${word}</span>` : word,
  ]);
}

/** The words of a text, each with the syllables that belong to it. */
export function wordsOf(text: string): readonly string[] {
  const syllables = text.split(' ').filter((syllable) => syllable !== '');
  const words: string[] = [];
  for (let at = 0; at < syllables.length;) {
    const count = syllablesOfWord(syllables, at);
    words.push(syllables.slice(at, at + count).join(' '));
    at += count;
  }
  return words;
}

function syllablesOfWord(syllables: readonly string[], at: number): number {
  const name = syllablesOfName(syllables, at);
  if (name > 1) return name;
  for (const count of [3, 2]) {
    if (at + count <= syllables.length && isWord(syllables.slice(at, at + count))) return count;
  }
  return 1;
}

/** How many syllables of a name begin here: two or three that are capitalized, but not in capitals. */
function syllablesOfName(syllables: readonly string[], at: number): number {
  const previous = syllables[at - 1] ?? '';
  if (nameSyllable.test(previous) && !placeWord.test(previous)) return 0;
  let count = 0;
  while (nameSyllable.test(syllables[at + count] ?? '')) {
    count++;
    if (/[,.:;]$/.test(syllables[at + count - 1] ?? '')) break;
  }
  return count <= 3 && !placeWord.test(syllables[at] ?? '') ? count : 0;
}

const nameSyllable = /^\p{Lu}\p{Ll}+[,.:;]?$/u;
/** What a place is, before its name: they may be parted. */
const placeWord = /^(Tỉnh|Huyện|Quận|Xã|Phường|Đường|Ấp|Thôn|Bản|Tổ|Khu)$/;

function isWord(syllables: readonly string[]): boolean {
  const [first = '', second = ''] = syllables;
  const text = syllables.join(' ').toLowerCase();
  if (syllables.length === 3) return span.test(text) || compounds.has(bare(text));
  return (number.test(first) && counted.test(second)) || compounds.has(bare(text));
}

/** Without the marks before and after it; a mark inside it, as in a list, makes it two words. */
function bare(text: string): string {
  return text.replace(/^[“"'(]+/, '').replace(/[”"'),.:;!?…]+$/, '');
}

const number = /^\d[\d.,]*$/;
const counted = /^\p{Ll}/u;
/** "7:30 – 17:00" */
const span = /^[\d:.]+ [–-] [\d:.]+[,.]?$/;

/** Words of several syllables that notices, guides and agencies' names are made of. */
const compounds: ReadonlySet<string> = new Set(
  `an toàn, app store, ăn uống, ch play, ban chỉ đạo, bảo hiểm, bảo mật, bảo vệ, bao nhiêu, bắt buộc, bệnh nhân, bệnh viện, biên phòng, bình tĩnh,
  bưu cục, bưu điện, cá nhân, cài đặt, cán bộ, cảnh báo, cảnh sát, cẩn thận, chắc chắn, chính quyền, chính xác, chuyên viên, chức vụ,
  công an, công cộng, công nghệ, công tác, cộng đồng, cơ quan, cơ sở, cụ thể, cứu giúp, cứu hộ, cứu nạn, dân phố, dân số, danh tính,
  di động, di chuyển, dịch bệnh, dịch vụ, diễn tập, doanh nghiệp, dữ liệu, đầy đủ, địa bàn, địa chỉ, địa điểm, điểm số, điện tử,
  điện thoại, đoàn thanh niên, đoàn viên, đồng bào, đường phố, gia đình, giả mạo, giao dịch, giao dịch viên, giao thông,
  giám đốc, giáo viên, hành chính, hạn chế, hiển thị, hiệu quả, hoạt động, hỗ trợ, hướng dẫn, hướng dẫn viên, hành khách,
  kế hoạch, khám bệnh, khai báo, khẩn cấp, khẩu hiệu, khẩu trang, kiểm dịch, kiểm soát, kiểm tra, kỹ thuật, kỹ thuật viên, lây nhiễm,
  liên hệ, liên lạc, lực lượng, máy tính, miễn phí, mục tiêu, người dân, người dùng, người già, người khác, người thân,
  ngay lập tức, ngôn ngữ, nhà ga, nhà nước, nhà thuốc, nhà trường, nhà văn hóa, nhân dân, nhân viên, nhận diện, nhiệm vụ, phát hiện, phát triển,
  phòng chống, phòng cháy, phòng khám, phó giám đốc, phó chủ tịch, chủ tịch, phụ nữ, phụ trách, phục vụ, phường xã, quan trọng,
  quản lý, quét mã, quy định, quốc gia, riêng tư, rời khỏi, sân bay, siêu thị, số liệu, sơ tán, sức khỏe, sử dụng, sẵn sàng, tài khoản, tài liệu,
  tạm ngừng, thang bộ, thang máy, thành phố, thành viên, thanh niên, thị trấn, thị xã, thiết bị, thông báo, thông minh, thông tin, thời gian, thủ tục,
  thu thập, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ bảy, chủ nhật, tiếp nhận, tiếp xúc, tin nhắn, tình nguyện viên, tình nguyện,
  tổ dân phố, tổ trưởng, tổng đài, tòa nhà, trả lời, trẻ em, triển khai, trung tâm, truyền thông, trường học, trưởng phòng, phó phòng, tuyên truyền,
  tuyệt đối, từ xa, ủy ban, ứng dụng, văn hóa, văn phòng, vị trí, viễn thông, việc làm, xã hội, xác nhận, y tế, yêu cầu, bến xe, màn hình,
  mã nguồn mở, mã nguồn, nguồn mở, giữ kín, đúng tên, ven sông, xà phòng, lau khô, nước lũ, đường link, cách ly, giãn cách, tiêm chủng, xét nghiệm`
    .split(',')
    .map((word) => word.trim()),
);
