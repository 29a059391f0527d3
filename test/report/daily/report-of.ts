import { parsePlaylist } from '../../../core/parse-playlist.ts';
import type { Playlist } from '../../../core/playlist.ts';
import { readRegister, type RegisteredScreen } from '../../../publish/register/register.ts';
import { makeReport, type ReportRequest } from '../../../report/daily/make-report.ts';
import { readLines } from '../../../report/lines/read-lines.ts';
import { tempDir } from '../../fakes/temp-dir.ts';
import { machine } from './handed-out.ts';

const register = registered(
  [
    'id,name,district,commune,venue',
    'lobby,Bộ phận một cửa,Huyện Cao Lộc,Thị trấn Cao Lộc,one-stop',
    'hall,Bến xe,Huyện Cao Lộc,Thị trấn Đồng Đăng,bus-station',
    'dark,Chợ,Thành phố Lạng Sơn,Phường Chi Lăng,market',
  ].join('\n'),
);

const playlist = parsed({
  formatVersion: 1,
  overlays: { qr: { url: 'https://www.bluezone.gov.vn/' }, agency: { name: 'Sở Thông tin và Truyền thông' } },
  campaigns: [
    {
      id: 'main',
      title: 'Cài đặt',
      contract: { plays: 1000, from: '2026-11-20', until: '2026-11-29' },
      items: [{ src: 'huong-dan.mp4' }, { src: 'nam-buoc.jpg', durationSeconds: 8, overlays: false, alt: 'Năm bước' }],
    },
  ],
});

export function registered(text: string): readonly RegisteredScreen[] {
  const read = readRegister(Buffer.from(text));
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.words));
  return read.screens;
}

export function parsed(document: object): Playlist {
  const read = parsePlaylist(JSON.stringify(document));
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.faults));
  return read.playlist;
}

/** The report of two days on which one machine said this. */
export async function reportOf(
  say: (add: ReturnType<typeof machine>['add']) => void,
  more: Partial<ReportRequest> = {},
) {
  const dir = await tempDir();
  const one = machine();
  say(one.add);
  await one.deliver(dir);
  const request: ReportRequest = {
    ...{ paths: [dir], from: '2026-11-20', to: '2026-11-21', timeZone: 'Asia/Ho_Chi_Minh', register },
    ...{ playlists: [playlist], lang: 'en', agency: undefined, scope: 'screens', ...more },
  };
  const now = () => Date.parse('2026-11-21T08:30:40.000Z');
  return (await makeReport(request, { readLines, now })).report;
}
