import type { Playlist } from '../../core/playlist.ts';
import type { Screen } from '../../core/screen.ts';
import { playlistInZone, zonesBeside } from '../../core/zones.ts';
import type { Findings, NotChecked } from './finding.ts';
import { headFindings } from './head-findings.ts';
import { holeFindings } from './hole-findings.ts';
import { momentFindings } from './moment-findings.ts';
import { neverFindings } from './never-findings.ts';
import { campaignFindings, outrankedFindings } from './rank-findings.ts';
import { screensMeant } from './screens-meant.ts';
import { MOST_WORK, shownOf, weekOf, workOf, type Week } from './week.ts';
import { withdrawnFindings } from './withdrawn-findings.ts';

/** The schedule of a playlist, looked at for the week after `at`, and the weeks of the screens it was looked at on. */
export interface ScheduleLook extends Findings {
  readonly weeks: readonly Week[];
}

/**
 * @param screen  the only one to look at; without it one of each kind that the playlist makes differences between
 * @param at      epoch milliseconds
 */
export function scheduleFindings(playlist: Playlist, screen: Screen | undefined, at: number): ScheduleLook {
  const notChecked: NotChecked[] = [];
  const findings = [...headFindings(playlist, at), ...campaignFindings(playlist)];
  const work = workOf(playlist);
  if (work > MOST_WORK) {
    notChecked.push({
      what: {
        en: 'the schedule: holes, and what never plays',
        vi: 'lịch phát: khoảng trống và những gì không bao giờ phát',
      },
      why: {
        en: 'so many campaigns, dayparts and changes that it would take minutes',
        vi: 'quá nhiều chiến dịch, khung giờ và thay đổi, phải mất nhiều phút',
      },
    });
    return { findings, notChecked, weeks: [] };
  }
  findings.push(...neverFindings(playlist, at), ...withdrawnFindings(playlist, at));
  const zones = (['main', ...zonesBeside(playlist)] as const).map((zone) => playlistInZone(playlist, zone));
  for (const inZone of zones) findings.push(...momentFindings(inZone, at));

  const meant = screen === undefined ? screensMeant(playlist) : { screens: [screen], all: true };
  const affordable = Math.max(1, Math.floor((4 * MOST_WORK) / work));
  const [weeks = [], ...beside] = zones.map((inZone) => {
    const shown = shownOf(inZone);
    return meant.screens.slice(0, affordable).map((one) => weekOf(shown, one, at));
  });
  if (!meant.all || weeks.length < meant.screens.length) {
    notChecked.push({
      what: {
        en: `holes on more than the ${weeks.length} kinds of screens that were looked at`,
        vi: `khoảng trống trên các màn hình khác ngoài ${weeks.length} loại đã xem`,
      },
      why: {
        en: 'the playlist makes differences between very many kinds; name one with --screen or --tags',
        vi: 'danh sách phát phân biệt quá nhiều loại màn hình; hãy nêu một loại bằng --screen hoặc --tags',
      },
    });
  }
  findings.push(
    ...holeFindings(playlist, weeks, at),
    ...[weeks, ...beside].flatMap((one) => outrankedFindings(one, at)),
  );
  return { findings, notChecked, weeks };
}
