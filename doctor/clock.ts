import { well, type Finding } from './finding.ts';
import { printed, type Machine } from './machine.ts';

/** What the clock is held against. */
export interface ClockFacts {
  /** When this program was made, epoch milliseconds: no right clock is before it. */
  readonly madeAt: number;
  /** What the config URL's server says the time is, and when that was asked, both epoch milliseconds. */
  readonly server?: { readonly saysAt: number; readonly askedAt: number };
  /** The zone of this machine, such as `Asia/Ho_Chi_Minh`. */
  readonly zone: string;
  /** The zone that the playlist is written for; without a playlist `Asia/Ho_Chi_Minh`. */
  readonly playlistZone: string;
}

/** A web server's own clock may be off by as much, and its answer is cut to seconds. */
const TOLERANCE_MS = 30_000;

/** Whether dayparts, flights and the journal's times can be right. */
export async function checkClock(machine: Machine, facts: ClockFacts): Promise<readonly Finding[]> {
  return [await time(machine, facts), zone(facts)];
}

async function time(machine: Machine, { madeAt, server }: ClockFacts): Promise<Finding> {
  const code = 'CLOCK';
  const fix = { en: 'Let it be set by the network:', vi: 'Để máy tự chỉnh giờ theo mạng:' };
  const commands = machine.platform === 'win32' ? ['w32tm /resync'] : ['sudo timedatectl set-ntp true'];
  const off = server === undefined ? undefined : server.saysAt - server.askedAt;
  if (machine.now() < madeAt)
    return {
      ...{ code, verdict: 'error' as const, fix, commands },
      words: {
        en: `The clock says ${day(machine.now())}, which is before this program was made (${day(madeAt)}).`,
        vi: `Đồng hồ máy chỉ ngày ${day(machine.now())}, trước cả ngày tạo ra chương trình này (${day(madeAt)}).`,
      },
    };
  if (off !== undefined && Math.abs(off) > TOLERANCE_MS)
    return {
      ...{ code, verdict: 'error' as const, fix, commands },
      words: {
        en: `The clock is ${Math.round(Math.abs(off) / 1000)} s ${off > 0 ? 'slow' : 'fast'}, by the server of the playlist.`,
        vi: `Đồng hồ máy ${off > 0 ? 'chậm' : 'nhanh'} ${Math.round(Math.abs(off) / 1000)} giây so với máy chủ của danh sách phát.`,
      },
    };
  if (machine.platform !== 'linux') return well(code, right);
  const state = await printed(machine, 'timedatectl', 'show');
  if (state?.includes('NTPSynchronized=yes') === true || (state === undefined && off !== undefined))
    return well(code, right);
  return {
    code,
    verdict: state === undefined ? 'unknown' : 'warning',
    words:
      state === undefined
        ? {
            en: 'Whether the network sets the clock cannot be told here.',
            vi: 'Không biết đồng hồ có được chỉnh theo mạng hay không.',
          }
        : {
            en: 'The network does not set the clock: it drifts.',
            vi: 'Đồng hồ không được chỉnh theo mạng nên sẽ sai dần.',
          },
    ...(state === undefined ? {} : { fix, commands }),
  };
}

const right = { en: 'The clock is right.', vi: 'Đồng hồ đúng.' };

function zone({ zone, playlistZone }: ClockFacts): Finding {
  const code = 'TIME_ZONE';
  if (zone === playlistZone) return well(code, { en: `The zone is ${zone}.`, vi: `Múi giờ là ${zone}.` });
  return {
    code,
    verdict: 'warning',
    words: {
      en: `This machine is in the zone ${zone}, the playlist in ${playlistZone}. It plays by the playlist's; logs and the system's own hours go by the machine's.`,
      vi: `Máy đặt múi giờ ${zone}, danh sách phát dùng ${playlistZone}. Nội dung phát theo danh sách; nhật ký hệ thống và các giờ khác theo máy.`,
    },
    fix: { en: 'Set the zone of the place:', vi: 'Đặt đúng múi giờ nơi đặt máy:' },
    commands: [`sudo timedatectl set-timezone ${playlistZone}`],
  };
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
