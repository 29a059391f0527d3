import type { UtilityProcess } from 'electron';
import { describe, expect, it } from 'vitest';
import { utilityChild } from '../../electron/utility-child.ts';
import { fakeElectron } from '../fakes/electron.ts';

function started(kill: (pid: number, signal: string) => void = () => undefined) {
  const fake = fakeElectron({ ready: true });
  const process = fake.electron.utilityProcess.fork('player.js', []) as unknown as (typeof fake.players)[number];
  process.pid = 4711;
  return { process, child: utilityChild(process as unknown as UtilityProcess, kill), of: fake.of };
}

describe('utilityChild', () => {
  it('carries messages both ways', () => {
    const { process, child } = started();
    const heard: unknown[] = [];
    child.onMessage((message) => heard.push(message));
    child.send({ type: 'stop' });
    process.emit('message', { type: 'ready', origin: 'http://127.0.0.1:1', port: 1 });

    expect(process.told).toEqual([{ type: 'stop' }]);
    expect(heard).toEqual([{ type: 'ready', origin: 'http://127.0.0.1:1', port: 1 }]);
  });

  it('tells its end once, and is silent afterwards', () => {
    const { process, child } = started();
    const ends: unknown[] = [];
    child.onExit((code, signal) => ends.push([code, signal]));
    process.emit('exit', 9);
    process.emit('exit', 9);
    child.send({ type: 'stop' });

    expect(ends).toEqual([[9, null]]);
    expect(process.told).toEqual([]);
  });

  it('is killed, not asked: a process that hangs hears no SIGTERM', () => {
    const killed: unknown[] = [];
    const { process, child } = started((...how) => killed.push(how));
    child.kill();
    process.emit('exit', 9);
    child.kill();

    expect(killed).toEqual([[4711, 'SIGKILL']]);
  });

  it('does not mind that it ended in the very moment it was killed', () => {
    const { child } = started(() => {
      throw new Error('ESRCH');
    });

    expect(() => child.kill()).not.toThrow();
  });
});
