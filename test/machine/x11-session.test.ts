import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openboxConfig, x11Script } from '../../machine/x11-session.ts';
import { commandOf, listProcesses, signal, watchTree } from '../bench/process-tree.ts';
import { openNotifySocket } from '../fakes/notify-socket.ts';
import { tempDir } from '../fakes/temp-dir.ts';

let sessions = 0;

/** The shipped session on an X server that draws into memory, told to a socket such as systemd's. */
async function startSession() {
  const dir = await tempDir();
  const display = `:${100 + (process.pid % 400) + 400 * sessions++}`;
  const openboxFile = path.join(dir, 'openbox.xml');
  const script = path.join(dir, 'x11');
  await writeFile(openboxFile, openboxConfig);
  const server = { program: '/usr/bin/Xvfb', display, args: ['-screen', '0', '640x480x24'], openboxFile };
  await writeFile(script, x11Script(server), { mode: 0o755 });
  const socket = await openNotifySocket();
  const env = { ...process.env, XAUTHORITY: path.join(dir, 'xauthority'), NOTIFY_SOCKET: socket.path, HOME: dir };
  const session = spawn(script, ['server'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  session.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const ended = new Promise<number | null>((resolve) => session.once('exit', resolve));
  const tree = watchTree(session.pid ?? 0);
  onTestFinished(async () => {
    // As systemd does: xinit alone would leave the others behind.
    for (const { pid } of tree.members()) signal(pid, 'SIGKILL');
    await ended;
    await socket.stop();
  });
  await socket.until(/^READY=1$/, 15_000).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${said}`);
  });
  const ask = (program: string, args: readonly string[], key = env.XAUTHORITY) =>
    spawnSync(program, args, {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], DISPLAY: display, XAUTHORITY: key },
    });
  tree.members();
  return { session, ended, ask };
}

/** The process of this program that came from another one. */
function childNamed(of: ChildProcess, name: string): number {
  const children = [...listProcesses().values()].filter(({ parent }) => parent === of.pid);
  const found = children.find(({ pid }) => commandOf(pid).split(' ')[0]?.endsWith(name));
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found.pid;
}

describe('the X session', () => {
  it('is ready when windows are managed, never blanks, and lets nobody draw who has no key', async () => {
    const { ask } = await startSession();

    expect(ask('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK']).stdout).toContain('window id');
    const { stdout } = ask('xset', ['q']);
    expect(stdout).toMatch(/timeout:\s+0\s/);
    expect(stdout).not.toContain('DPMS is Enabled');
    expect(ask('xset', ['q'], '/nonexistent').status).not.toBe(0);
  });

  it('has a server that knows DPMS, by which displays are switched off outside their hours', () => {
    const [, server = ''] = /exec xinit ([^;]*?)\n {4};;/.exec(x11Script()) ?? [];
    expect(server).toContain('/usr/bin/Xorg');
    expect(server).not.toContain('-dpms');
  });

  it('ends when its window manager dies, so that systemd starts both anew', async () => {
    const { session, ended } = await startSession();
    process.kill(childNamed(session, 'openbox'), 'SIGKILL');

    await ended;
    expect([...listProcesses().keys()]).not.toContain(session.pid);
  });

  it('ends when the X server dies', async () => {
    const { session, ended } = await startSession();
    process.kill(childNamed(session, 'Xvfb'), 'SIGKILL');

    await ended;
    expect([...listProcesses().keys()]).not.toContain(session.pid);
  });
});
