import { campaignsOf } from './playlist.ts';
import type { ScreenProgramme } from './programme.ts';
import type { Showing } from './showing.ts';
import type { Words } from './words.ts';

/** Why a showing is on, in a sentence for whoever stands before the screen. */
export function whyOn(
  { programme, campaignId }: Pick<Showing, 'programme' | 'campaignId'>,
  { current, fallback }: Pick<ScreenProgramme, 'current' | 'fallback'>,
): Words {
  if (programme.isHold === true)
    return { en: 'The publisher has taken all other content down', vi: 'Đơn vị phát hành đã gỡ mọi nội dung khác' };
  if (programme.digest === fallback.digest && current.digest !== fallback.digest)
    return {
      en: 'Nothing of the playlist can be played now, so the campaign that ships is',
      vi: 'Danh sách hiện chưa có mục nào phát được nên phát nội dung cài sẵn',
    };
  const campaign = campaignsOf(programme.playlist).find(({ id }) => id === campaignId);
  if (campaign === undefined || campaign.place === '')
    return { en: 'It is its turn in the list', vi: 'Đến lượt theo thứ tự trong danh sách' };
  const name = campaign.title ?? campaign.id;
  if (campaign.interrupt !== undefined)
    return {
      en: `“${name}” cuts in before everything else`,
      vi: `“${name}” xen ngang trước mọi nội dung khác`,
    };
  if (campaign.moments !== undefined)
    return { en: `The point in time of “${name}” has come`, vi: `Đã đến giờ hẹn của “${name}”` };
  const { priority, dayparts } = campaign;
  const during = dayparts.map((daypart) => `“${daypart}”`).join(', ');
  return {
    en: `“${name}” is on${priority === 0 ? '' : `, priority ${priority}`}${during === '' ? '' : `, during ${during}`}`,
    vi: `“${name}” đang phát${priority === 0 ? '' : `, mức ưu tiên ${priority}`}${during === '' ? '' : `, khung giờ ${during}`}`,
  };
}
