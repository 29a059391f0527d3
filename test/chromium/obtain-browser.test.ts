import { describe, expect, it } from 'vitest';
import { obtainBrowser } from '../../chromium/obtain-browser.ts';

const debian = 'PRETTY_NAME="Debian GNU/Linux"\nID=debian\n';
const ubuntu = 'ID=ubuntu\nID_LIKE=debian\n';

/** Answers apt-get with these exit codes, in turn. */
function apt(...codes: readonly number[]) {
  const ran: string[] = [];
  const said: string[] = [];
  return {
    ran,
    said,
    run: (program: string, args: readonly string[]) => {
      ran.push([program, ...args].join(' '));
      return Promise.resolve({ code: codes[ran.length - 1] ?? 0, tail: 'E: no such package' });
    },
    say: (line: string) => void said.push(line),
  };
}

describe('obtainBrowser', () => {
  it('installs Debian’s chromium as root, and says each phase in one line', async () => {
    const world = apt(0);

    expect(await obtainBrowser({ isRoot: true, osRelease: debian, ...world })).toEqual({ kind: 'installed' });
    expect(world.ran).toEqual(['apt-get install -y --no-install-recommends chromium']);
    expect(world.said).toHaveLength(2);
  });

  it('refreshes the package lists when they do not know it', async () => {
    const world = apt(100, 0, 0);

    expect(await obtainBrowser({ isRoot: true, osRelease: debian, ...world })).toEqual({ kind: 'installed' });
    expect(world.ran[1]).toBe('apt-get update');
  });

  it('says what apt-get said when that does not help either', async () => {
    const obtained = await obtainBrowser({ isRoot: true, osRelease: debian, ...apt(100, 0, 100) });

    expect(obtained).toMatchObject({ kind: 'not-here', message: expect.stringContaining('no such package') as string });
  });

  it.each([
    ['on Ubuntu', true, ubuntu],
    ['without root', false, debian],
    ['elsewhere', true, ''],
  ])('installs nothing %s, and says in two languages what to install', async (_, isRoot, osRelease) => {
    const world = apt();
    const obtained = await obtainBrowser({ isRoot, osRelease, ...world });

    expect(world.ran).toEqual([]);
    expect(obtained).toMatchObject({
      message: expect.stringMatching(/install .*Chromium[\s\S]*cài .*Chromium/) as string,
    });
  });

  it('warns of the snap on Ubuntu', async () => {
    expect(await obtainBrowser({ isRoot: true, osRelease: ubuntu, ...apt() })).toMatchObject({
      message: expect.stringContaining('snap') as string,
    });
  });
});
