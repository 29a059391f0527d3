import { fork } from 'node:child_process';
import type { fakeElectron } from '../fakes/electron.ts';

/**
 * Makes `utilityProcess.fork` run real processes: plain Node, given the `process.parentPort` that Electron gives them.
 */
export function withRealProcesses(fake: ReturnType<typeof fakeElectron>): void {
  // Worker threads of the process get the same `--import`, and have no line to the host.
  const port = `
    import { EventEmitter } from 'node:events';
    import { isMainThread } from 'node:worker_threads';
    if (isMainThread) {
      process.parentPort = Object.assign(new EventEmitter(), { postMessage: process.send.bind(process) });
      process.on('message', (data) => process.parentPort.emit('message', { data, ports: [] }));
      process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
      process.send = undefined;
    }`;
  const forkFake = fake.module.utilityProcess.fork;
  fake.module.utilityProcess.fork = (program, args, how) => {
    const child = forkFake(program, args, how);
    const real = fork(program, [...args], {
      execArgv: ['--import', `data:text/javascript,${encodeURIComponent(port)}`],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.pid = real.pid;
    process.send?.(['player pid', real.pid]);
    child.deliver = (message) => void (real.connected && real.send(message as object));
    real.on('message', (message) => child.emit('message', message));
    real.on('exit', (code, signal) => {
      child.pid = undefined;
      child.emit('exit', code ?? (signal === 'SIGKILL' ? 9 : 15));
    });
    return child;
  };
}
