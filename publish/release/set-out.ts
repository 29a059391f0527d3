import type { Words } from '../../core/words.ts';
import { beginRelease, type Beginning } from './begin.ts';
import { PublishTrouble } from './channel.ts';
import { judgeClock } from './clock.ts';
import type { PublishOptions, PublishWorld } from './publish-options.ts';

/** What is about to be put out: new content, the content of before a hold, or a hold. */
export type Act = 'content' | 'hold off' | 'hold on';

export interface SetOut extends Beginning {
  /** What whoever publishes ought to know before the upload. */
  readonly remarks: readonly Words[];
}

/**
 * Begins a release where nothing speaks against it: a hold ends only for who says so, and no date is signed with a clock
 * that is plainly wrong. Nothing is written yet. Throws `PublishTrouble` and `KeyTrouble`.
 */
export async function setOut(act: Act, options: PublishOptions, world: PublishWorld): Promise<SetOut> {
  const begun = await beginRelease(options, world);
  const where = options.live ?? options.out;
  if (act === 'content' && begun.isHeld && options.endHold !== true) throw new PublishTrouble(onHold(where));
  if (act === 'hold off' && !begun.isHeld) throw new PublishTrouble(notHeld(where));
  const clock = await clockRemarks(begun, options, world);
  return { ...begun, remarks: [...clock, ...(await folderRemarks(begun, options))] };
}

async function clockRemarks(
  { clocks, epoch, channel: { published } }: Beginning,
  { clockIsRight }: PublishOptions,
  world: PublishWorld,
): Promise<readonly Words[]> {
  const { last } = published;
  const dates = [clocks.publishedAt, last?.epoch === epoch ? Date.parse(last.publishedAt) : undefined];
  const known = dates.filter((one) => one !== undefined);
  const publishedAt = known.length === 0 ? undefined : Math.max(...known);
  const clock = judgeClock(world.now(), { ...clocks, publishedAt });
  if (clockIsRight === true || clock.kind === 'right') return [];
  if (clock.kind === 'wrong') throw new PublishTrouble(clock.words);
  if (world.isClockRight === undefined) return [clock.words];
  if (await world.isClockRight(clock.words)) return [];
  throw new PublishTrouble(setTheClock);
}

async function folderRemarks(
  { folder, channel: { published } }: Beginning,
  { out, keys, live }: PublishOptions,
): Promise<readonly Words[]> {
  if (keys === undefined) return live === undefined && (await folder.revisions()).length === 0 ? [unsigned] : [];
  const { last } = published;
  return last === undefined || last.out === out ? [] : [elsewhere(last.out, out)];
}

const onHold = (where: string): Words => ({
  en: `a hold is in force in ${where}: all content is down. To put the content of before back: hold off; to end the hold with what you publish now: --end-hold`,
  vi: `${where} đang tạm ngừng: mọi nội dung đã gỡ xuống. Muốn phát lại nội dung cũ: hold off; muốn kết thúc tạm ngừng bằng chính bản này: thêm --end-hold`,
});

const notHeld = (where: string): Words => ({
  en: `nothing is held in ${where}: its content plays`,
  vi: `${where} không bị tạm ngừng: nội dung vẫn đang phát`,
});

const setTheClock: Words = {
  en: "nothing was signed: set this machine's clock, then publish again",
  vi: 'chưa ký gì: hãy chỉnh đồng hồ máy này rồi xuất bản lại',
};

const elsewhere = (last: string, out: string): Words => ({
  en: `the last time to ${last}; this is another folder: ${out}`,
  vi: `lần trước xuất bản vào ${last}; lần này là thư mục khác: ${out}`,
});

const unsigned: Words = {
  en: 'not signed (no --keys): screens that have been given a trust file refuse it. Unsigned is for small shops; keys init makes keys',
  vi: 'không ký (không có --keys): màn hình đã nhận tệp trust sẽ không nhận bản này. Không ký chỉ hợp với cửa hàng nhỏ; keys init tạo khóa',
};
