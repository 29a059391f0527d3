import { describe, expect, it } from 'vitest';
import { importing, said, writtenIn, type WrittenItem } from './importing.ts';

/** The campaign or item that one clip with these attributes comes to, with the windows of its daypart spelled out. */
async function clip(attributes: string, more = '') {
  const imported = await importing(
    `<smil><body><par><video src="a.mp4" ${attributes}>${more}</video></par></body></smil>`,
  );
  const { campaigns = [], items = [], dayparts = {} } = writtenIn(imported);
  const { dayparts: names, ...written }: WrittenItem = { ...items[0], ...campaigns[0] };
  const rest = Object.fromEntries(Object.entries(written).filter(([key]) => !['items', 'id', 'src'].includes(key)));
  const windows = ((names as readonly string[] | undefined) ?? []).flatMap((name) => dayparts[name]);
  return { ...rest, ...(windows.length === 0 ? {} : { windows }) };
}

describe('wallclock', () => {
  it.each([
    // Once.
    ['begin="wallclock(2026-12-01)"', { flight: { from: '2026-12-01' } }],
    ['begin="wallclock(2026-12-01T09:00:00.000)"', { flight: { from: '2026-12-01T09:00' } }],
    [
      'begin="wallclock(2026-12-01T09:00)" end="wallclock(2026-12-24T23:59:59)"',
      { flight: { from: '2026-12-01T09:00', until: '2026-12-24' } },
    ],
    ['begin="wallclock(2026-12-01T09:00:00Z)"', { flight: { from: '2026-12-01T09:00:00Z' } }],
    ['end="wallclock(2026-12-24T12:00)"', { flight: { until: '2026-12-24T12:00' } }],
    ['begin="wallclock(2026-12-01+w1)"', { flight: { from: '2026-12-07' } }], // a Tuesday; the Monday after
    ['begin="wallclock(2020-01-01-w7)"', { flight: { from: '2019-12-29' } }],
    // Every day.
    [
      'begin="wallclock(R/2020-01-01T09:00/P1D)" end="wallclock(R/2020-01-01T12:00/P1D)"',
      { windows: [{ from: '09:00', to: '12:00' }] },
    ],
    ['begin="wallclock(R/2020-01-01T00:00:00/P1D)" end="wallclock(R/2020-01-01T23:59:59/P1D)"', {}],
    [
      'begin="wallclock(R/2020-01-01T22:00/P1D)" end="wallclock(R/2020-01-02T06:00/P1D)"',
      { windows: [{ from: '22:00', to: '06:00' }] },
    ],
    [
      'begin="wallclock(R/2030-05-01T09:00/P1D)" end="wallclock(R/2030-05-01T12:00/P1D)"',
      { flight: { from: '2030-05-01' }, windows: [{ from: '09:00', to: '12:00' }] },
    ],
    [
      'begin="wallclock(R/2020-01-01T07:00/P1D);wallclock(R/2020-01-01T16:00/P1D)" end="wallclock(R/2020-01-01T08:00/P1D);wallclock(R/2020-01-01T17:00/P1D)"',
      {
        windows: [
          { from: '07:00', to: '08:00' },
          { from: '16:00', to: '17:00' },
        ],
      },
    ],
    // On a day of the week, as both players write it.
    [
      'begin="wallclock(R/2020-01-01+w3T09:00/P1D)" end="wallclock(R/2020-01-01+w3T12:00/P1D)"',
      { windows: [{ days: ['wed'], from: '09:00', to: '12:00' }] },
    ],
    [
      'begin="wallclock(R/2011-01-01-w3T09:00/P1W)" end="wallclock(R/2011-01-01-w3T12:00/P1W)"',
      { windows: [{ days: ['wed'], from: '09:00', to: '12:00' }] },
    ],
    [
      'begin="wallclock(R/2026-11-20T09:00/P1W)" end="wallclock(R/2026-11-20T12:00/P1W)"',
      { windows: [{ days: ['fri'], from: '09:00', to: '12:00' }] },
    ],
    [
      'begin="wallclock(R/2026-11-20T22:00/P1W)" end="wallclock(R/2026-11-22T06:00/P1W)"',
      {
        windows: [
          { days: ['fri'], from: '22:00', to: '24:00' },
          { days: ['sat'] },
          { days: ['sun'], from: '00:00', to: '06:00' },
        ],
      },
    ],
    // At points in time.
    ['begin="wallclock(R/2020-01-01T07:00/P1D)"', { at: ['07:00'] }],
    ['begin="wallclock(R/2020-01-01+w1T07:00/P1D)"', { at: ['07:00'], windows: [{ days: ['mon'] }] }],
    ['begin="wallclock(R/2020-01-01T00:00:00/PT30M)"', { everyMinutes: 30 }],
    ['begin="wallclock(R/2020-01-01T00:10/PT12H)"', { at: ['00:10', '12:10'] }],
    // Conditions.
    ['expr="adapi-weekday()=1"', { windows: [{ days: ['mon'] }] }],
    ['expr="0=weekday()"', { windows: [{ days: ['sun'] }] }],
    [
      "expr=\"weekday()&gt;=1 and weekday()&lt;=5 and compare(time(), '09:00:00')&gt;0 and compare(time(), '16:00:00')&lt;0\"",
      { windows: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '16:00' }] },
    ],
    [
      "expr=\"[weekday()=0 or weekday()=6] and compare(substring-after(date(),'T'),'12:00:00')&gt;0\"",
      { windows: [{ days: ['sat', 'sun'], from: '12:00', to: '24:00' }] },
    ],
    [
      "expr=\"compare(date(),'2026-12-01T00:00:00')&gt;=0 and compare(date(),'2026-12-31T23:59:59')&lt;=0\"",
      { flight: { from: '2026-12-01', until: '2026-12-31' } },
    ],
    [
      "expr=\"adapi-compare(substring-before(adapi-date(), 'T'), '2026-12-01')&gt;0 and adapi-compare('2026-12-31', substring-before(adapi-date(), 'T'))&gt;=0\"",
      { flight: { from: '2026-12-02', until: '2026-12-31' } },
    ],
    ['expr="adapi-compare(smil-playerId(),\'sanh-1\')"', { screens: { ids: ['sanh-1'] } }],
    [
      "expr=\"compare(smil-playerName(),'Sảnh')=0 or compare('Quầy',smil-playerName())=0\"",
      { screens: { ids: ['Sảnh', 'Quầy'] } },
    ],
    // Both at once.
    [
      'begin="wallclock(R/2020-01-01T22:00/P1D)" end="wallclock(R/2020-01-01T06:00/P1D)" expr="weekday()=1"',
      {
        windows: [
          { days: ['mon'], from: '00:00', to: '06:00' },
          { days: ['mon'], from: '22:00', to: '24:00' },
        ],
      },
    ],
  ])('%s', async (attributes, expected) => {
    expect(await clip(attributes)).toEqual(expected);
  });

  it.each([
    ["weekday()=1 or weekday()=2 and compare(time(),'09:00:00')>0"],
    ['weekday()!=1'],
    ["compare(gmtime(),'09:00:00')>0"],
    ["compare(smil-playerId(),'a') and compare(smil-playerId(),'b')"],
    ["compare(smil-playerId(),'a')>0"],
    ['random()>0.5'],
    [''],
    [']weekday()=1['],
  ])('does not guess at the condition %s', async (expr) => {
    const imported = await importing(
      `<smil><body><img src="a.jpg" expr="${expr.replaceAll('>', '&gt;')}"/></body></smil>`,
    );

    expect(said(imported, 'left-out')[0]).toMatch(
      /^line 1 <img>: the condition .* cannot be said in a playlist, so it is not shown at all/,
    );
  });

  it('narrows what is inside by what is around it', async () => {
    const imported = await importing(`<smil><body>
      <par begin="wallclock(2026-12-01)" end="wallclock(2027-01-01)" expr="weekday()&gt;=1">
        <seq begin="wallclock(2026-12-24)"><img src="a.jpg" dur="5s" expr="weekday()&lt;=2"/></seq>
        <seq begin="wallclock(2027-01-02)"><img src="b.jpg" dur="5s"/></seq>
      </par></body></smil>`);

    expect(writtenIn(imported).campaigns?.[0] ?? writtenIn(imported).items?.[0]).toMatchObject({
      flight: { from: '2026-12-24', until: '2026-12-31' },
      dayparts: ['mon,tue'],
    });
    expect(said(imported, 'left-out')[0]).toMatch(/^line 4 <seq>: .* never true at the same time/);
  });

  it('shows several pictures of a moment for as long as they take together', async () => {
    const imported = await importing(`<smil><body><excl>
      <priorityClass><seq begin="wallclock(R/2020-01-01T22:05:10/P1D)"><img src="a.jpg" dur="40s"/><img src="b.jpg" dur="40s"/></seq></priorityClass>
      <priorityClass><img src="c.jpg" dur="9s"/></priorityClass>
    </excl></body></smil>`);

    expect(writtenIn(imported).campaigns?.[0]).toMatchObject({ priority: 10, dayparts: ['22:05-22:07'] });
    expect(said(imported, 'changed')).toContainEqual(
      expect.stringMatching(/^line 2 <seq>: its items were shown once, 80 s together; here they take turns for 2 min/),
    );
  });
});
