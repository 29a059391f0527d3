const two = (value: number) => String(value).padStart(2, '0');

/**
 * The text of a playlist as large as a country's: items with hashes spread over campaigns of a few priorities, every
 * third in a daypart of its own hour, every fifth with a flight, every seventh for some screens only.
 */
export function bigPlaylist(items: number, campaigns: number): string {
  const hours: Record<string, object> = {};
  for (let hour = 0; hour < 24; hour++)
    hours[`h${hour}`] = {
      from: `${two(hour)}:${two((hour * 7) % 60)}`,
      to: hour < 23 ? `${two(hour + 1)}:00` : '24:00',
    };
  const office = [
    { from: '07:30', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ].map((span) => ({ days: ['mon', 'tue', 'wed', 'thu', 'fri'], ...span }));
  let count = 0;
  const item = () => {
    const n = ++count;
    return {
      id: `item-${n}`,
      src: `media/clip-${n}.mp4`,
      sha256: n.toString(16).padStart(64, 'a'),
      bytes: 1_000_000 + n,
      durationSeconds: 10 + (n % 20),
      ...(n % 3 === 0 ? { dayparts: [`h${n % 24}`] } : {}),
      ...(n % 5 === 0 ? { flight: { from: '2026-11-01', until: `2026-12-${two(1 + (n % 28))}` } } : {}),
      ...(n % 7 === 0 ? { screens: { tags: { any: ['venue=lobby', 'venue=bus'], none: ['province=x'] } } } : {}),
    };
  };
  return JSON.stringify({
    formatVersion: 1,
    id: 'big',
    dayparts: { office, night: { from: '22:00', to: '05:00' }, ...hours },
    holidays: ['2026-09-02', '2027-01-01'],
    campaigns: Array.from({ length: campaigns }, (_, n) => ({
      id: `campaign-${n}`,
      priority: n % 5,
      weight: 1 + (n % 100),
      ...(n % 2 === 0 ? {} : { dayparts: ['office', 'night'] }),
      flight: { from: `2026-11-${two(1 + (n % 28))}`, until: '2026-12-31' },
      ...(n % 4 === 0 ? { screens: { tags: { all: ['venue=lobby'] } } } : {}),
      items: Array.from({ length: Math.floor(items / campaigns) }, item),
    })),
  });
}
