import { EventEmitter } from 'node:events';

/** One call of the DevTools protocol, and the session that it was meant for. */
export interface DebuggerCall {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sessionId: string | undefined;
}

/**
 * Electron's `webContents.debugger`, as its C++ has it: it attaches once, refuses a session that is an empty word, answers
 * nothing while it is detached, and tells `''` for messages of the page's own session.
 */
export class FakeDebugger
  extends EventEmitter
  implements Pick<Electron.Debugger, 'attach' | 'detach' | 'isAttached' | 'sendCommand'>
{
  readonly sent: DebuggerCall[] = [];
  #attached = false;
  /** How many of the next attempts to attach fail. */
  refusals = 0;
  /** Gives the answer to a call; whatever is asked is done by default. */
  answer: (call: DebuggerCall) => unknown = () => ({});

  attach(_protocolVersion?: string): void {
    if (this.#attached) throw new TypeError('Debugger is already attached to the target');
    if (this.refusals-- > 0) throw new TypeError('No target available');
    this.#attached = true;
  }

  detach(): void {
    if (!this.#attached) return;
    this.#attached = false;
    this.emit('detach', {}, 'target closed');
  }

  isAttached(): boolean {
    return this.#attached;
  }

  sendCommand(method: string, params: Record<string, unknown> = {}, ...session: string[]): Promise<unknown> {
    return new Promise((resolve) => resolve(this.#carryOut(method, params, session)));
  }

  #carryOut(method: string, params: Record<string, unknown>, session: readonly string[]): unknown {
    if (!this.#attached) throw new Error('No target available');
    const [sessionId] = session;
    if (session.length > 0 && !sessionId) throw new Error('Empty session id is not allowed');
    const call = { method, params, sessionId };
    this.sent.push(call);
    return this.answer(call);
  }

  /** Something happens in the page, or in a frame of it. */
  tell(method: string, params: object, sessionId = ''): void {
    if (this.#attached) this.emit('message', {}, method, params, sessionId);
  }
}
