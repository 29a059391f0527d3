/** Samples of a metric, as a Prometheus server would keep them. */
export interface ReadMetric {
  readonly type: string;
  readonly help: string;
  readonly samples: { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
}

/**
 * Reads Prometheus' text format 0.0.4 by its grammar (prometheus.io/docs/instrumenting/exposition_formats), and throws at
 * whatever is not of it: a line that is no sample, a sample before its type, a metric told twice, a sample told twice.
 */
export function readExposition(text: string): ReadonlyMap<string, ReadMetric> {
  if (!text.endsWith('\n')) throw new Error('the last line must end with a line feed');
  const metrics = new Map<string, ReadMetric>();
  const seen = new Set<string>();
  let help = '';
  let current = '';
  for (const line of text.slice(0, -1).split('\n')) {
    const told = /^# HELP ([a-zA-Z_:][\w:]*) (.*)$/.exec(line);
    const typed = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram|summary|untyped)$/.exec(line);
    if (told !== null) {
      [, current = '', help = ''] = told;
    } else if (typed !== null) {
      const [, name = '', type = ''] = typed;
      if (name !== current || metrics.has(name)) throw new Error(`told twice or out of place: ${line}`);
      metrics.set(name, { type, help, samples: [] });
    } else {
      const { name, labels, value } = readSample(line);
      const key = `${name} ${JSON.stringify(Object.entries(labels).sort())}`;
      if (name !== current || seen.has(key)) throw new Error(`told twice or out of place: ${line}`);
      seen.add(key);
      metrics.get(name)?.samples.push({ labels, value });
    }
  }
  return metrics;
}

function readSample(line: string) {
  const [, name = '', inner = '', number = ''] =
    /^([a-zA-Z_:][\w:]*)(?:\{((?:[a-zA-Z_]\w*="(?:[^"\\]|\\[\\"n])*",?)*)\})? (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.exec(
      line,
    ) ?? [];
  if (name === '') throw new Error(`no sample: ${line}`);
  const labels = Object.fromEntries(
    [...inner.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g)].map(([, label = '', value = '']) => [
      label,
      value.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign)),
    ]),
  );
  return { name, labels, value: Number(number) };
}
