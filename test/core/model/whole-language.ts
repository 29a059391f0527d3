const sha256 = 'a'.repeat(64);
const qr = { url: 'https://bluezone.gov.vn', caption: 'Quét mã' };

/** A good playlist that has every field of the language, for tests to damage. */
export const wholeLanguage = {
  formatVersion: 1,
  ...{ id: 'hue', epoch: 1, revision: 7, activateAt: '2026-01-01', trust: 2, title: 'Cả tỉnh', locale: 'vi' },
  ...{ publishedAt: '2026-01-01T08:00:00+07:00', staleAfter: '2026-03-01', timeZone: 'Asia/Ho_Chi_Minh', sync: 'none' },
  refresh: {
    ...{ intervalSeconds: 60, jitterSeconds: 10, maxRateKbps: 2000, mirrors: ['https://mirror.example/'] },
    downloadWindow: { from: '22:00', to: '24:00' },
  },
  defaults: {
    ...{ durationSeconds: 12, transition: { type: 'fade', seconds: 1 }, fit: 'cover', muted: false, volume: 80 },
  },
  overlays: {
    qr: { ...qr, corner: 'top-left', tag: 'man', dwellSeconds: 60 },
    slogan: { text: 'Hãy cài đặt', link: 'bluezone.gov.vn' },
    ticker: { texts: ['Một', 'Hai'] },
    agency: { name: 'Sở Y tế', emblem: { url: 'emblem.png', sha256, bytes: 100 } },
    clock: true,
  },
  dayparts: {
    office: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '07:30', to: '17:00' },
    night: [{ from: '22:00', to: '06:00' }, { days: ['holiday'] }],
  },
  holidays: ['2026-02-17', '2026-02-18'],
  withdrawn: ['old', sha256],
  commands: [
    { id: 'a', do: 'screenshot', from: '2026-01-02', until: '2026-01-03', screens: { ids: ['lobby'] } },
    { id: 'b', do: 'volume', until: '2026-01-03T08:00:00+07:00', percent: 40 },
    { id: 'c', do: 'restart', until: '2026-01-03', what: 'page' },
    { id: 'd', do: 'identify', until: '2026-01-03', seconds: 60 },
  ],
  display: [
    {
      ...{ screens: { ids: ['lobby'] }, hours: ['office'], outside: 'off' },
      volume: [{ dayparts: ['night'], percent: 20 }, { percent: 90 }],
    },
    { outside: 'black' },
  ],
  items: [{ src: 'clip.mp4' }],
  campaigns: [
    {
      ...{ id: 'guide', title: 'Hướng dẫn', priority: 5, weight: 3, maxPlaysPerHour: 12, overlays: false },
      ...{ flight: { from: '2026-01-01', until: '2026-12-31T12:00:00+07:00' }, dayparts: ['office', 'night'] },
      screens: { ids: ['lobby'], tags: { all: ['province=hue'], any: ['floor=1', 'floor=2'], none: ['venue=bus'] } },
      contract: { plays: 1000, from: '2026-01-01', until: '2026-06-30' },
      items: [
        {
          ...{ id: 'clip', durationSeconds: 20, flight: { until: '2026-06-30' }, dayparts: ['office'] },
          ...{ screens: { ids: ['lobby'] }, fit: 'fill', muted: true, volume: 50, overlays: true, optional: true },
          ...{ transition: { type: 'slide', seconds: 0.5 }, lang: 'vi', alt: 'Cách cài đặt' },
          sources: [
            { url: 'l.mp4', sha256, bytes: 1000, type: 'video/mp4', width: 1920, height: 1080, lang: 'vi' },
            { url: 'p.mp4', orientation: 'portrait' },
          ],
          captions: [{ url: 'clip.vtt', lang: 'vi', sha256, bytes: 10 }],
        },
        { src: 'poster.jpg', sha256, bytes: 1000, type: 'image/jpeg' },
        { type: 'web', src: 'https://example.org/' },
        { slide: { kind: 'slogan', lines: ['Một', 'Hai'], note: 'Ba', qr } },
        {
          slide: { kind: 'steps', title: 'A', steps: [{ title: 'B', detail: 'C', icon: 'phone' }, { title: 'D' }], qr },
        },
        {
          slide: { kind: 'notice', tone: 'warning', title: 'A', text: 'B', points: [{ text: 'C', icon: 'info' }], qr },
        },
        {
          slide: {
            kind: 'comparison',
            title: 'A',
            right: { label: 'B', items: ['C'] },
            wrong: { label: 'D', items: ['E'] },
          },
        },
        {
          slide: {
            kind: 'support-point',
            title: 'A',
            place: 'B',
            hours: 'C',
            showPhone: true,
            people: [{ name: 'D' }],
          },
        },
        {
          slide: {
            ...{
              kind: 'install-rate',
              title: 'A',
              percent: 6.88,
              of: 'population',
              installs: 41_177,
              date: '2020-08-18',
            },
            ...{ previous: { percent: 5, date: '2020-08-11' }, goal: { percent: 60, of: 'smartphone-users' } },
          },
        },
      ],
    },
    { id: 'call', at: ['07:00', '17:00'], everyMinutes: 30, items: [{ src: 'call.mp3', durationSeconds: 10 }] },
  ],
  interrupts: [
    { id: 'storm', title: 'Bão', class: 'emergency', drill: true, overlays: false, items: [{ src: 'storm.jpg' }] },
  ],
};
