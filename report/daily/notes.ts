import type { Words } from '../../core/words.ts';
import { onOneLine } from '../../core/faults.ts';
import type { LocalTime } from '../../publish/day-words.ts';
import type { RegisteredScreen } from '../../publish/register/register.ts';
import type { Counted } from './count-plays.ts';
import { chainNotes, namesOf } from './evidence.ts';
import type { Promised } from './promised.ts';
import type { ReportScope } from './report.ts';
import type { Summary } from './summary.ts';
import { MOST_DETAILS } from './sections.ts';
import { writtenCell, writtenDate } from './written.ts';

export interface ToNote {
  readonly counted: Counted;
  readonly summary: Pick<Summary, 'screens'>;
  readonly promised: Promised;
  readonly register: readonly RegisteredScreen[] | undefined;
  readonly scope: ReportScope;
  /** When the report is made, on the clock of the period. */
  readonly today: LocalTime;
}

/** What has to be known to read the figures, a sentence each. */
export function notesOf({ counted, summary, promised, register, scope, today }: ToNote): readonly Words[] {
  const { leftOut, period, tallies, items, faults, digests } = counted;
  const notes: Words[] = [];
  if (period.days.some(({ date }) => date === today.date)) {
    const [time, date] = [today.time.slice(0, 5), writtenDate(today.date)];
    notes.push({
      en: `The figures of ${date} are those up to ${time}; the day is whole in a report that is made later.`,
      vi: `Số liệu ngày ${date} tính đến ${time}; báo cáo lập sau đó mới đủ cả ngày.`,
    });
  }
  if (tallies.size === 0 && (counted.chains.length > 0 || digests.length > 0))
    notes.push({
      en: 'No showing was counted: the records that were read are of other days than these, or do not count for the reasons below.',
      vi: 'Không có lượt phát nào được tính: các bản ghi đã đọc là của những ngày khác, hoặc không được tính vì lý do nêu dưới đây.',
    });
  notes.push(...registerNotes(summary.screens));
  if (register === undefined && scope === 'screens')
    notes.push({
      en: 'No register of screens (screens.csv) was named, so that screens that sent nothing, districts, communes and kinds of places are not in this report.',
      vi: 'Chưa nêu sổ màn hình (screens.csv), nên báo cáo không có màn hình chưa gửi dữ liệu và không chia theo huyện, xã, loại địa điểm.',
    });
  if (digests.length > 0)
    notes.push({
      en: `${inEn(digests.length)} ${digests.length === 1 ? 'machine has' : 'machines have'} no line, and told by code: signed sums, not single records; of what was not shown whole they give no reasons. A day whose records are here as well counts by these.`,
      vi: `${inVi(digests.length)} máy không có mạng, số liệu lấy bằng mã: là số tổng có chữ ký của máy, không phải từng bản ghi; lượt không phát đủ không có lý do kèm theo. Ngày nào đã có bản ghi thì tính theo bản ghi.`,
    });
  const unknown = items.filter((item) => promised.hasCode(item) === undefined).length;
  if (unknown > 0)
    notes.push({
      en: `Whether a code was on the screen is not known of ${inEn(unknown)} items, which are in no playlist that was named; their showings are not among those of the code.`,
      vi: `${inVi(unknown)} nội dung không có trong danh sách phát đã nêu nên không biết có mã QR hay không; lượt của chúng không tính vào lượt hiện mã QR.`,
    });
  if (tallies.size > MOST_DETAILS)
    notes.push({
      en: `The table of each item on each screen would have ${inEn(tallies.size)} rows, and is left out; name fewer days or files for it.`,
      vi: `Bảng chi tiết từng nội dung trên từng màn hình có ${inVi(tallies.size)} dòng nên được lược bỏ; muốn có thì nêu ít ngày hoặc ít tệp hơn.`,
    });
  notes.push(...chainNotes(counted));
  if (leftOut.undisplayed > 0)
    notes.push({
      en: `Not counted: ${inEn(leftOut.undisplayed)} showings on machines to which no display was connected.`,
      vi: `Không tính ${inVi(leftOut.undisplayed)} lượt phát khi máy không nối màn hình.`,
    });
  if (leftOut.foreign.records > 0) {
    const whose = namesOf([...leftOut.foreign.screens]);
    notes.push({
      en: `Not counted: ${inEn(leftOut.foreign.records)} records of ${whose.en} that came from another machine than one whose key is in the register.`,
      vi: `Không tính ${inVi(leftOut.foreign.records)} bản ghi của ${whose.vi}: không do máy có khóa trong sổ màn hình gửi.`,
    });
  }
  if (leftOut.unproven.records > 0) {
    const whose = namesOf([...leftOut.unproven.screens]);
    notes.push({
      en: `Not counted: ${inEn(leftOut.unproven.records)} records of ${whose.en} that no seal proves, though the register has a key for them.`,
      vi: `Không tính ${inVi(leftOut.unproven.records)} bản ghi của ${whose.vi}: không có niêm phong nào chứng minh, trong khi sổ màn hình đã có khóa.`,
    });
  }
  if (leftOut.untimed > 0)
    notes.push({
      en: `Not counted: ${inEn(leftOut.untimed)} showings in these files that a clock which was plainly wrong has dated outside of these days; some of them may have been in these days.`,
      vi: `Không tính ${inVi(leftOut.untimed)} lượt phát mà đồng hồ sai rõ rệt đã ghi ngày ngoài kỳ báo cáo; trong đó có thể có lượt phát của kỳ này.`,
    });
  if (leftOut.beyond > 0)
    notes.push({
      en: `Not counted: ${inEn(leftOut.beyond)} showings of more screens and items than a report can hold.`,
      vi: `Không tính ${inVi(leftOut.beyond)} lượt phát vì quá nhiều màn hình hoặc nội dung.`,
    });
  for (const { place, words } of faults.slice(0, MOST_TOLD)) {
    const at = onOneLine(place, 200);
    notes.push({ en: `${at}: ${words.en}.`, vi: `${at}: ${words.vi}.` });
  }
  if (faults.length > MOST_TOLD)
    notes.push({
      en: `And ${inEn(faults.length - MOST_TOLD)} files more in which something cannot be read.`,
      vi: `Và ${inVi(faults.length - MOST_TOLD)} tệp nữa có chỗ không đọc được.`,
    });
  return notes;
}

/** Of the screens in the register those without a showing, and those with one that are not in it. */
function registerNotes(screens: Summary['screens']): readonly Words[] {
  const notes: Words[] = [];
  const isDark = ({ sum }: Summary['screens'][number]) => sum.screens.size === 0;
  const dark = screens.filter((screen) => screen.registered === 'yes' && isDark(screen));
  const strange = screens.filter((screen) => screen.registered === 'no' && !isDark(screen));
  if (dark.length > 0) {
    const whose = namesOf(dark.map(({ id }) => id));
    notes.push({
      en: `Of the screens in the register ${inEn(dark.length)} showed nothing that counts: ${whose.en}.`,
      vi: `${inVi(dark.length)} màn hình trong sổ không có lượt phát nào được tính: ${whose.vi}.`,
    });
  }
  if (strange.length > 0) {
    const whose = namesOf(strange.map(({ id }) => id));
    notes.push({
      en: `Not in the register, and counted: ${inEn(strange.length)} ${strange.length === 1 ? 'screen' : 'screens'}: ${whose.en}.`,
      vi: `Có tính ${inVi(strange.length)} màn hình không có trong sổ: ${whose.vi}.`,
    });
  }
  return notes;
}

const MOST_TOLD = 20;

const inEn = (count: number) => writtenCell(count, 'count', 'en');
const inVi = (count: number) => writtenCell(count, 'count', 'vi');
