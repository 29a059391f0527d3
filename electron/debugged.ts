import type { WebContents } from 'electron';
import type { Debugged } from '../player/web/guard-frames.ts';

/** The DevTools protocol of a page, as Electron has it: attached to the page, whose own messages name no session. */
export function debuggedBy({ debugger: page }: WebContents): Debugged {
  return {
    // Electron refuses a session that is an empty word, and takes none for the page's own.
    call: <Result>(
      method: string,
      params: object = {},
      { sessionId }: { readonly sessionId?: string | undefined } = {},
    ) =>
      (sessionId === undefined
        ? page.sendCommand(method, params)
        : page.sendCommand(method, params, sessionId)) as Promise<Result>,
    onEvent(listener) {
      page.on('message', (_event, method, params: Readonly<Record<string, unknown>>, sessionId) =>
        listener({ method, params, sessionId: sessionId === '' ? undefined : sessionId }),
      );
    },
  };
}
