import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashPin, isPin, settleOperatorPin } from '../../../player/operator/pin.ts';
import { IDLE_MS, openPinGate } from '../../../player/operator/pin-gate.ts';
import { logbook } from '../../fakes/logbook.ts';
import { tempDir } from '../../fakes/temp-dir.ts';

const kept = hashPin('482913', 10);
let dir: string;
let clock: number;
beforeEach(async () => {
  dir = await tempDir();
  clock = Date.parse('2026-11-20T08:00:00+07:00');
});
const open = (pin: string | undefined = kept) =>
  openPinGate({ path: path.join(dir, 'tries.json'), kept: pin, log: logbook(), now: () => clock });
const MINUTE = 60_000;

describe('a PIN', () => {
  it('is kept as a salted hash that tells nobody what it is', async () => {
    const settled = settleOperatorPin('482913');
    const again = settleOperatorPin('482913');

    expect(JSON.stringify(settled)).not.toContain('482913');
    expect(settled).not.toEqual(again);
    expect(settled.kind === 'settled' && (await isPin('482913', settled.value))).toBe(true);
    expect(settled.kind === 'settled' && (await isPin('482914', settled.value))).toBe(false);
    expect(await isPin('', 'damaged')).toBe(false);
  });

  it.each(['123', '1234567890123', '12a4', '', '١٢٣٤'])('is not %j', (written) => {
    expect(settleOperatorPin(written).kind).toBe('refused');
  });
});

describe('the gate', () => {
  it('lets nobody in where no PIN was set', async () => {
    const gate = await openPinGate({ path: path.join(dir, 't'), kept: undefined, log: logbook(), now: () => clock });

    expect(await gate.unlock('0000')).toEqual({ kind: 'no-pin' });
  });

  it('gives a secret that is good until nothing was asked for five minutes', async () => {
    const gate = await open();
    const unlocked = await gate.unlock('482913');
    const secret = unlocked.kind === 'unlocked' ? unlocked.secret : '';

    expect([gate.admits(secret), gate.admits(undefined), gate.admits('f'.repeat(64))]).toEqual([true, false, false]);
    clock += IDLE_MS - 1;
    expect(gate.admits(secret)).toBe(true);
    clock += IDLE_MS - 1;
    expect(gate.admits(secret, false)).toBe(true);
    clock += 1;
    expect(gate.admits(secret)).toBe(false);
  });

  it('forgets a secret that is given back, and no other', async () => {
    const gate = await open();
    const [one, other] = [await gate.unlock('482913'), await gate.unlock('482913')];
    if (one.kind !== 'unlocked' || other.kind !== 'unlocked') throw new Error('not let in');
    gate.lock(one.secret);

    expect([gate.admits(one.secret), gate.admits(other.secret)]).toEqual([false, true]);
  });

  it('has those wait who were wrong five times, ever longer up to a quarter of an hour, also after a restart', async () => {
    const tries = ['0000', '1111', '2222', '3333'];
    const gate = await open();
    const answers = await Promise.all(tries.map((pin) => gate.unlock(pin))); // at once: each counts all the same
    expect(answers).toEqual([4, 3, 2, 1].map((triesLeft) => ({ kind: 'wrong', triesLeft })));

    const after = await open();
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      expect(await after.unlock('4444')).toEqual({ kind: 'locked', waitMs: minutes * MINUTE });
      expect(await after.unlock('482913')).toEqual({ kind: 'locked', waitMs: minutes * MINUTE });
      clock += minutes * MINUTE;
    }
    expect(await (await open()).unlock('482913')).toMatchObject({ kind: 'unlocked' });
    expect(await (await open()).unlock('4444')).toEqual({ kind: 'wrong', triesLeft: 4 });
  });

  it('has nobody wait for years because the clock was set back', async () => {
    const gate = await open();
    for (let n = 0; n < 5; n++) await gate.unlock('0000');
    clock -= 365 * 86_400_000;

    expect(await gate.unlock('482913')).toEqual({ kind: 'locked', waitMs: MINUTE });
  });
});
