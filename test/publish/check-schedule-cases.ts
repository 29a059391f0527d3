import type { scheduleCodes } from '../../publish/check/schedule-codes.ts';
import { campaigns, list, slogan, type Case } from './check-case.ts';

const office = { office: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '07:30', to: '17:00' } };
/** On screens that are open from seven to five: what always plays, and this campaign. */
const closing = (campaign: object) => ({
  ...campaigns({ id: 'a', items: [slogan()] }, campaign),
  dayparts: { open: { from: '07:00', to: '17:00' }, evening: { from: '19:00', to: '22:00' } },
  display: { hours: ['open'] },
});

/** For each code of when things play one case at least, and one for each thing that it can say. */
export const scheduleCases: Readonly<Record<keyof typeof scheduleCodes, readonly Case[]>> = {
  HOLE: [
    {
      playlist: { ...campaigns({ id: 'a', dayparts: ['office'], items: [slogan()] }), dayparts: office },
      place: '',
      says: /Mon–Thu 17:00–07:30 the next day/,
    },
    {
      playlist: campaigns({ id: 'a', flight: { until: '2026-11-22' }, items: [slogan()] }),
      place: '',
      says: /from Mon 2026-11-23 00:00 on/,
    },
    {
      playlist: campaigns({ id: 'a', screens: { ids: ['x'] }, items: [slogan()] }),
      place: '',
      says: /a screen with none of the tags named: all week/,
    },
    {
      playlist: campaigns(
        { id: 'a', screens: { tags: { any: ['a=1', 'a=2'] } }, flight: { from: '2026-11-21' }, items: [slogan()] },
        { id: 'b', screens: { tags: { none: ['a=1', 'a=2'] } }, items: [slogan()] },
      ),
      place: '',
      says: /screens with a=1/,
    },
  ],
  EVERYTHING_WITHDRAWN: [{ playlist: { ...list(slogan({}, { id: 'a' })), withdrawn: ['a'] }, place: 'withdrawn' }],
  ITEM_WITHDRAWN: [{ playlist: { ...list(slogan({}, { id: 'a' }), slogan()), withdrawn: ['a'] }, place: 'items[0]' }],
  WITHDRAWN_STILL_ON: [
    {
      playlist: { ...list({ src: 'a.jpg' }, slogan(), { src: 'a.jpg' }), withdrawn: ['a.jpg'] },
      files: { 'a.jpg': 'picture' },
      place: 'withdrawn',
      says: /a\.jpg off the screen, but the same file is also on as a\.jpg#2/,
    },
  ],
  NEVER_FLIGHT: [
    {
      playlist: campaigns({
        id: 'a',
        flight: { until: '2026-12-01' },
        items: [slogan(), slogan({}, { flight: { from: '2026-12-05' } })],
      }),
      place: 'campaigns[0].items[1].flight',
    },
  ],
  NEVER_DAYPART: [
    {
      playlist: {
        ...campaigns({ id: 'a', dayparts: ['office'], items: [slogan(), slogan({}, { dayparts: ['night'] })] }),
        dayparts: { ...office, night: { from: '20:00', to: '05:00' } },
      },
      place: 'campaigns[0].items[1].dayparts',
    },
    {
      playlist: {
        ...campaigns({
          id: 'a',
          dayparts: ['office'],
          flight: { from: '2026-11-21', until: '2026-11-22' },
          items: [slogan()],
        }),
        dayparts: office,
      },
      place: 'campaigns[0].dayparts',
      says: /"office" never comes within the flight/,
    },
  ],
  NEVER_SCREEN: [
    {
      playlist: campaigns({
        id: 'a',
        screens: { tags: { all: ['province=a'] } },
        items: [slogan(), slogan({}, { screens: { tags: { none: ['province=a'] } } })],
      }),
      place: 'campaigns[0].items[1].screens',
    },
    {
      playlist: campaigns({ id: 'a', screens: { tags: { all: ['x=1'], none: ['x=1'] } }, items: [slogan()] }),
      place: 'campaigns[0].screens',
    },
  ],
  NEVER_MOMENT: [
    {
      playlist: { ...campaigns({ id: 'a', at: ['06:00'], dayparts: ['office'], items: [slogan()] }), dayparts: office },
      place: 'campaigns[0].at',
    },
    {
      playlist: {
        ...campaigns(
          { id: 'a', items: [slogan()] },
          { id: 'b', at: ['09:00'], items: [slogan({}, { dayparts: ['evening'] })] },
        ),
        dayparts: { evening: { from: '18:00', to: '20:00' } },
      },
      place: 'campaigns[1].items[0].dayparts',
      says: /points in time of its campaign b/,
    },
  ],
  NEVER_OPEN: [
    { playlist: closing({ id: 'b', at: ['23:00'], items: [slogan()] }), place: 'campaigns[1].at' },
    { playlist: closing({ id: 'b', dayparts: ['evening'], items: [slogan()] }), place: 'campaigns[1].dayparts' },
    {
      playlist: closing({ id: 'b', items: [slogan({}, { dayparts: ['evening'] }), slogan()] }),
      place: 'campaigns[1].items[0].dayparts',
    },
    {
      playlist: closing({
        id: 'b',
        flight: { from: '2026-11-21T18:00', until: '2026-11-22T06:00' },
        items: [slogan()],
      }),
      place: 'campaigns[1].flight',
    },
  ],
  MOMENT_LATE: [
    {
      playlist: campaigns(
        { id: 'a', items: [slogan({}, { id: 'film', durationSeconds: 3600 }), slogan()] },
        { id: 'b', everyMinutes: 30, items: [slogan()] },
      ),
      place: 'campaigns[1].everyMinutes',
      says: /film \(a, 60 min\)/,
    },
    {
      playlist: campaigns(
        { id: 'a', items: [slogan()] },
        { id: 'b', everyMinutes: 30, items: [slogan({}, { durationSeconds: 3600 })] },
      ),
      place: 'campaigns[1].everyMinutes',
    },
  ],
  FLIGHT_OVER: [
    {
      playlist: campaigns(
        { id: 'a', items: [slogan()] },
        { id: 'b', flight: { until: '2020-09-01' }, items: [slogan()] },
      ),
      place: 'campaigns[1].flight.until',
    },
  ],
  CAMPAIGN_OUTRANKED: [
    {
      playlist: campaigns({ id: 'a', priority: 5, items: [slogan()] }, { id: 'b', items: [slogan()] }),
      place: 'campaigns[1].priority',
    },
    {
      playlist: campaigns(
        { id: 'main', priority: 5, items: [slogan()] },
        { id: 'a', zone: 'side', priority: 1, items: [slogan()] },
        { id: 'b', zone: 'side', items: [slogan()] },
      ),
      place: 'campaigns[2].priority',
    },
  ],
  CAP_LEAVES_HOLE: [{ playlist: campaigns({ id: 'a', maxPlaysPerHour: 4, items: [slogan()] }), place: '' }],
  ONLY_SOUND: [
    {
      playlist: campaigns({ id: 'a', items: [{ src: 'a.m4a' }] }, { id: 'b', items: [slogan()] }),
      files: { 'a.m4a': 'sound' },
      place: 'campaigns[0]',
    },
  ],
  WEIGHT_UNUSED: [
    { playlist: campaigns({ id: 'a', everyMinutes: 30, weight: 2, items: [slogan()] }), place: 'campaigns[0].weight' },
  ],
  INTERRUPT_NO_END: [
    { playlist: { ...list(slogan()), interrupts: [{ id: 'a', items: [slogan()] }] }, place: 'interrupts[0]' },
  ],
  WEB_PAGE: [{ playlist: list(slogan(), { type: 'web', src: 'https://example.org/' }), place: 'items[1]' }],
  STALE: [{ playlist: { ...list(slogan()), staleAfter: '2026-11-01' }, place: 'staleAfter' }],
  NOT_YET_ACTIVE: [{ playlist: { ...list(slogan()), activateAt: '2026-12-01' }, place: 'activateAt' }],
  NO_HOLIDAY: [
    {
      playlist: { ...list(slogan()), dayparts: { lễ: { days: ['holiday'] } }, holidays: ['2020-02-12'] },
      place: 'holidays',
    },
  ],
  TAG_SPELLING: [
    {
      playlist: campaigns({ id: 'a', screens: { tags: { all: ['provnce=a'] } }, items: [slogan()] }),
      place: 'campaigns[0].screens.tags.all[0]',
      says: /province=…/,
    },
    {
      playlist: campaigns({ id: 'a', screens: { tags: { any: ['venue=Sảnh', 'venue=sanh'] } }, items: [slogan()] }),
      place: 'campaigns[0].screens.tags.any[0]',
      says: /venue=sanh/,
    },
  ],
};
