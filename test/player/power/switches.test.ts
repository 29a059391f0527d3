import { describe, expect, it, vi } from 'vitest';
import { createCec } from '../../../player/power/cec.ts';
import { createDdc } from '../../../player/power/ddc.ts';
import { createDpms } from '../../../player/power/dpms.ts';
import { commandOf } from '../../bench/process-tree.ts';
import { CEC_CLIENT, DDCUTIL, powerPrograms } from '../../fakes/power-programs.ts';

describe('a program that switches displays', () => {
  it('is ended with what it has started when it hangs, and says so', async () => {
    const { run, add, read } = await powerPrograms();
    await add('hangs', 'sleep 60 & echo $! > "$FOLDER/sleeper"; sleep 60\n');
    const begunAt = performance.now();
    expect(await run('hangs', [], { limitMs: 300 })).toEqual({
      kind: 'failed',
      why: 'hangs gave no answer within 0.3 s',
    });
    expect(performance.now() - begunAt).toBeLessThan(5_000);
    const sleeper = Number(await read('sleeper'));
    await vi.waitFor(() => expect(commandOf(sleeper)).toBe(''));
  });

  it('is heard only so far, and need not be there', async () => {
    const { run, add } = await powerPrograms();
    await add('talks', 'head -c 1000000 /dev/zero | tr "\\0" x\n');
    const ran = await run('talks', [], { limitMs: 5_000 });
    expect(ran.kind === 'ended' && ran.text.length).toBe(65_536);
    expect(await run('none', [], { limitMs: 5_000 })).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('ENOENT') as string,
    });
  });

  it('is given nothing of our secrets, and no shell reads its words', async () => {
    const { run, add, env } = await powerPrograms({ BLUEZONE_KIOSK_OPERATOR_PIN: '482913', DISPLAY: ':7' });
    await add('tells', 'env; printf "%s\\n" "$@"\n');
    expect(env).toHaveProperty('BLUEZONE_KIOSK_OPERATOR_PIN');
    const ran = await run('tells', ['*', '$(id)'], { limitMs: 5_000 });
    expect(ran.kind === 'ended' && ran.text).toMatch(/DISPLAY=:7/);
    expect(ran.kind === 'ended' && ran.text).not.toMatch(/482913/);
    expect(ran.kind === 'ended' && ran.text).toMatch(/^\*\n\$\(id\)\n$/m);
  });
});

describe('CEC', () => {
  it('puts a television into standby and wakes it', async () => {
    const { run, add, set, told } = await powerPrograms();
    await add('cec-client', CEC_CLIENT);
    await set('television', 'on');
    const cec = createCec(run);
    expect(await cec.find(true)).toEqual({ kind: 'found', what: '/dev/cec0' });
    expect(await cec.turn('off')).toBeUndefined();
    expect(await cec.state()).toBe('off');
    expect(await cec.turn('on')).toBeUndefined();
    expect(await cec.state()).toBe('on');
    expect((await told()).slice(1, 3)).toEqual(['cec-client -s -d 1 /dev/cec0', 'pow 0']);
  });

  it('does not know of one that is on its way', async () => {
    const { run, add, set } = await powerPrograms();
    await add('cec-client', CEC_CLIENT);
    await set('television', 'in transition from standby to on');
    const cec = createCec(run);
    await cec.find(false);
    expect(await cec.state()).toBe('unknown');
  });

  it('is missing without a program, an adapter, or, where it must answer, a television', async () => {
    const { run, add, set } = await powerPrograms();
    const cec = createCec(run);
    expect(await cec.find(true)).toMatchObject({ kind: 'missing', why: expect.stringContaining('ENOENT') as string });
    await add('cec-client', 'echo "Found devices: NONE"\n');
    expect(await cec.find(true)).toEqual({ kind: 'missing', why: 'cec-client finds no HDMI-CEC adapter' });
    await add('cec-client', CEC_CLIENT);
    await set('television', 'unknown');
    expect(await cec.find(true)).toEqual({ kind: 'missing', why: 'no television answers HDMI-CEC at /dev/cec0' });
    expect(await cec.find(false)).toMatchObject({ kind: 'found' });
  });

  it('says why an adapter cannot be used', async () => {
    const { run, add, set } = await powerPrograms();
    await add('cec-client', CEC_CLIENT);
    await set('television', 'on');
    const cec = createCec(run);
    await cec.find(true);
    await add('cec-client', 'echo "unable to open the device on port /dev/cec0"; exit 1\n');
    expect(await cec.turn('off')).toBe('cec-client: unable to open the device on port /dev/cec0');
    expect(await cec.state()).toBe('unknown');
  });
});

describe('DDC', () => {
  it('switches the monitors that speak it off and on, and no others', async () => {
    const { run, add, set, told } = await powerPrograms();
    await add('ddcutil', DDCUTIL);
    await set('monitor', '1');
    const ddc = createDdc(run);
    expect(await ddc.find(true)).toEqual({ kind: 'found', what: '/dev/i2c-4' });
    expect(await ddc.turn('off')).toBeUndefined();
    expect(await ddc.state()).toBe('off');
    expect(await ddc.turn('on')).toBeUndefined();
    expect(await ddc.state()).toBe('on');
    expect(await told()).toContain('ddcutil --bus 4 --noverify setvcp d6 4');
  });

  it('is missing without a bus, and says why a monitor could not be told', async () => {
    const { run, add, set } = await powerPrograms();
    await add('ddcutil', 'echo "No /dev/i2c devices exist."; exit 1\n');
    const ddc = createDdc(run);
    expect(await ddc.find(true)).toEqual({
      kind: 'missing',
      why: 'ddcutil finds no monitor that speaks DDC/CI: No /dev/i2c devices exist.',
    });
    await add('ddcutil', DDCUTIL);
    await set('monitor', '1');
    await ddc.find(true);
    await add('ddcutil', 'echo "DDC communication failed for monitor on bus /dev/i2c-4"; exit 1\n');
    expect(await ddc.turn('off')).toBe('ddcutil, bus 4: DDC communication failed for monitor on bus /dev/i2c-4');
    expect(await ddc.state()).toBe('unknown');
  });
});

/** `xset q` of an X server with DPMS. */
const answer = (state: string) => `cat <<'END'
Screen Saver:
  prefer blanking:  yes    allow exposures:  yes
  timeout:  0    cycle:  600
DPMS (Display Power Management Signaling):
  Standby: 0    Suspend: 0    Off: 0
  ${state}
END
`;

describe('DPMS', () => {
  it.each([
    ['DPMS is Disabled', 'on'],
    ['DPMS is Enabled\n  Monitor is On', 'on'],
    ['DPMS is Enabled\n  Monitor is Off', 'off'],
    ['DPMS is Enabled\n  Monitor is in Standby', 'off'],
    ['nothing of it', 'unknown'],
  ])('reads “%s” of an X server as %s', async (state, expected) => {
    const { run, add, env } = await powerPrograms({ DISPLAY: ':7' });
    await add('xset', answer(state));
    expect(await createDpms(run, env).state()).toBe(expected);
  });

  it('forces it, and leaves nothing behind that would blank the screen by itself', async () => {
    const { run, add, env, told } = await powerPrograms({ DISPLAY: ':7', WAYLAND_DISPLAY: 'wayland-0' });
    await add('xset', answer('DPMS is Disabled'));
    const dpms = createDpms(run, env);
    expect(await dpms.find(true)).toEqual({ kind: 'found', what: 'the X server' });
    await dpms.turn('off');
    await dpms.turn('on');
    expect((await told()).slice(1)).toEqual(['xset dpms 0 0 0 dpms force off', 'xset dpms force on -dpms']);
  });

  it('is missing where an X server has none, or there is no session', async () => {
    const { run, add, env } = await powerPrograms({ DISPLAY: ':7' });
    await add('xset', 'echo "  Server does not have the DPMS Extension"\n');
    expect(await createDpms(run, env).find(true)).toEqual({ kind: 'missing', why: 'this X server knows no DPMS' });
    expect(await createDpms(run, {}).find(true)).toMatchObject({ kind: 'missing' });
    expect(await createDpms(run, {}).turn('off')).toBe('there is no session with displays');
  });

  it('asks wlopm under Wayland', async () => {
    const { run, add, env, told, set } = await powerPrograms({ WAYLAND_DISPLAY: 'wayland-0' });
    await set('modes', 'HDMI-A-1 on\nHDMI-A-2 on\n');
    await add('wlopm', '[ $# -gt 0 ] || cat "$FOLDER/modes"\n');
    const dpms = createDpms(run, env);
    expect(await dpms.find(true)).toEqual({ kind: 'found', what: 'the compositor' });
    expect(await dpms.state()).toBe('on');
    await set('modes', 'HDMI-A-1 off\nHDMI-A-2 on\n');
    expect(await dpms.state()).toBe('unknown');
    await dpms.turn('off');
    expect(await told()).toContain('wlopm --off *');
  });

  it('asks wlopm where X is only there for old programs', async () => {
    const { run, add, env, told } = await powerPrograms({ DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' });
    await add('xset', 'echo "  Server does not have the DPMS Extension"\n');
    await add('wlopm', 'exit 0\n');
    const dpms = createDpms(run, env);
    expect(await dpms.find(true)).toEqual({ kind: 'found', what: 'the compositor' });
    await dpms.turn('on');
    expect((await told()).at(-1)).toBe('wlopm --on *');
  });
});
