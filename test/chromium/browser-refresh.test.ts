import { describe, expect, it } from 'vitest';
import { page, start } from './a-browser.ts';
import { settle } from './fake-browser.ts';

describe('a browser that is begun anew', () => {
  it('comes back at once with its page, however often, and none of it is a fault', async () => {
    const { browser, started, strikes, trouble } = start();
    browser.show(page);
    await settle();
    for (let n = 0; n < 6; n++) {
      browser.refresh('it is night');
      await settle();
    }

    expect(started).toHaveLength(7);
    expect(started.at(-1)?.page.navigations()).toEqual([page.url]);
    expect([strikes, trouble]).toEqual([[], []]);
  });

  it('waits for its display when that is off', async () => {
    const { browser, started, clock, machine, strikes } = start();
    await settle();
    machine.lit = false;
    browser.refresh('it is night');
    await settle();
    expect(started).toHaveLength(1);
    machine.lit = true;
    await clock.pass(1000);

    expect(started).toHaveLength(2);
    started.at(-1)?.end(null, 'SIGSEGV');
    await settle();
    expect(strikes).toEqual(['browser: SIGSEGV, 2 started']);
  });
});
