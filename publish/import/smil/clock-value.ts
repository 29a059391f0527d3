/** Seconds from what SMIL calls a clock value: `10`, `10s`, `1.5min`, `2h`, `300ms`, `00:00:10`, `01:30`. */
export function readClockValue(text: string): number | undefined {
  const clock = /^(?:(\d+):)?([0-5]?\d):([0-5]?\d(?:\.\d+)?)$/.exec(text);
  if (clock !== null) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const [, count, unit = 's'] = /^\+?(\d+(?:\.\d+)?)(h|min|s|ms)?$/.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * (secondsOf[unit] ?? 1);
}

const secondsOf: Readonly<Record<string, number>> = { h: 3600, min: 60, s: 1, ms: 0.001 };
