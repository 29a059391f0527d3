import { isBoard } from '../../core/frame-layout.ts';
import type { BesideZone, Playlist } from '../../core/playlist.ts';
import { LEAST_SIDE_PX, LEAST_STRIP_PX } from '../../core/zone-layout.ts';
import type { Words } from '../../core/words.ts';
import { overlaysOf } from './drawn-codes.ts';
import { finding, type Finding } from './finding.ts';
import { zonesLeftOut } from './picture-area.ts';
import type { Viewing } from './viewing.ts';

/** Zones that the screen leaves out because they could not be read on it, told at the first campaign of each. */
export function zoneFindings(playlist: Playlist, screenId: string, { pixels }: Viewing): readonly Finding[] {
  const { width, height } = pixels;
  const screen = `${width}×${height}`;
  return zonesLeftOut(playlist, overlaysOf(playlist, screenId), pixels).map((zone) => {
    const place = playlist.campaigns.find((campaign) => campaign.zone === zone)?.place ?? 'campaigns';
    const why = isBoard(pixels) ? onBoard : tooSmall(zone);
    return finding('ZONE_LEFT_OUT', `${place}.zone`, {
      en: `is left out on a screen of ${screen} pixels, and its campaigns do not play there: ${why.en}`,
      vi: `bị bỏ trên màn hình ${screen} điểm ảnh, các chiến dịch của vùng này không phát ở đó: ${why.vi}`,
    });
  });
}

const onBoard: Words = {
  en: 'boards of lamps have no zones',
  vi: 'bảng đèn LED không chia vùng',
};

function tooSmall(zone: BesideZone): Words {
  return zone === 'side'
    ? {
        en: `it would be less than ${LEAST_SIDE_PX} pixels wide beside the overlays`,
        vi: `cạnh phần hiển thị xung quanh, vùng rộng chưa tới ${LEAST_SIDE_PX} điểm ảnh`,
      }
    : {
        en: `it would be less than ${LEAST_STRIP_PX} pixels high beside the overlays`,
        vi: `cạnh phần hiển thị xung quanh, vùng cao chưa tới ${LEAST_STRIP_PX} điểm ảnh`,
      };
}
