import { campaignsOf, type Campaign, type Playlist } from '../../core/playlist.ts';
import { finding, type Finding } from './finding.ts';
import { isUncapped, ranksOf, weekFrom, type Week } from './week.ts';

/** Campaigns that would be on in the week, and never are because one of higher priority always is. */
export function outrankedFindings(weeks: readonly Week[], at: number): readonly Finding[] {
  const heard = new Map<Campaign, Set<Campaign> | 'plays'>();
  const { from, until } = weekFrom(at);
  const stretches = weeks.flatMap((week) => week.stretches);
  for (const stretch of stretches) {
    if (!stretch.open || stretch.from >= until || stretch.until <= from) continue;
    let above: Campaign | undefined;
    for (const rank of ranksOf(stretch)) {
      for (const { campaign } of rank) {
        const known = heard.get(campaign);
        if (above === undefined) heard.set(campaign, 'plays');
        else if (known !== 'plays') heard.set(campaign, (known ?? new Set()).add(above));
      }
      above ??= rank.find(isUncapped)?.campaign;
    }
  }
  return [...heard].flatMap(([campaign, by]) => {
    if (by === 'plays') return [];
    const names = [...by]
      .slice(0, 4)
      .map(({ id, priority }) => ({ en: `${id} (priority ${priority})`, vi: `${id} (mức ưu tiên ${priority})` }));
    const place = campaign.place === '' ? 'items' : `${campaign.place}.priority`;
    return [
      finding('CAMPAIGN_OUTRANKED', place, {
        en: `${campaign.id} (priority ${campaign.priority}) does not play in the coming week: ${names.map(({ en }) => en).join(', ')} is on whenever it could be`,
        vi: `${campaign.id} (mức ưu tiên ${campaign.priority}) không được phát trong tuần tới: lúc nào cũng có ${names.map(({ vi }) => vi).join(', ')} đang phát`,
      }),
    ];
  });
}

/** What a campaign's fields say that has no effect, or too much. */
export function campaignFindings(playlist: Playlist): readonly Finding[] {
  return campaignsOf(playlist).flatMap((campaign) => {
    const { place, moments, interrupt, flight } = campaign;
    const found: Finding[] = [];
    const idle = (['weight', 'priority'] as const).filter((name) => campaign[name] !== (name === 'weight' ? 1 : 0));
    if (moments !== undefined) {
      for (const name of idle) {
        found.push(
          finding('WEIGHT_UNUSED', `${place}.${name}`, {
            en: 'has no effect beside "at" or "everyMinutes"',
            vi: 'không có tác dụng khi đã có "at" hoặc "everyMinutes"',
          }),
        );
      }
    }
    if (interrupt !== undefined && flight.until === undefined) {
      found.push(
        finding('INTERRUPT_NO_END', place, {
          en: `${campaign.id} has no end: it holds its screens until somebody takes it out`,
          vi: `${campaign.id} không có hạn kết thúc: nó chiếm màn hình cho tới khi có người gỡ ra`,
        }),
      );
    }
    if (moments === undefined && campaign.items.every(({ kind }) => kind === 'audio')) {
      found.push(
        finding('ONLY_SOUND', place === '' ? 'items' : place, {
          en: 'is sound alone, which fills no screen',
          vi: 'chỉ gồm âm thanh, không lấp được màn hình',
        }),
      );
    }
    return found;
  });
}
