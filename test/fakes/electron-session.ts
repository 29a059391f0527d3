import { EventEmitter } from 'node:events';
import type { FakeCookie } from './electron.ts';

type Judge = (
  asked: Electron.OnBeforeRequestListenerDetails,
  answer: (response: Electron.CallbackResponse) => void,
) => void;

/** Electron's default session: writes down what is done to it, and keeps what decides for it, for tests to ask. */
export function fakeSession(
  record: (what: string, ...details: readonly unknown[]) => void,
  cookies: FakeCookie[],
  proxy: () => Promise<void> = () => Promise.resolve(),
) {
  const deny: (...details: never[]) => boolean | void = () => false;
  const session = Object.assign(new EventEmitter(), {
    permissionRequest: deny,
    permissionCheck: deny,
    judgeRequest: undefined as Judge | undefined,
    cookies: {
      set(cookie: FakeCookie) {
        record('cookie', cookie);
        cookies.push(cookie);
        return Promise.resolve();
      },
    },
    setPermissionRequestHandler(handler: (...details: never[]) => void) {
      this.permissionRequest = handler;
    },
    setPermissionCheckHandler(handler: (...details: never[]) => boolean) {
      this.permissionCheck = handler;
    },
    setDevicePermissionHandler: (handler: (details: unknown) => boolean) => record('devices', handler({})),
    setDisplayMediaRequestHandler: (handler: (request: unknown, callback: (streams: unknown) => void) => void) =>
      handler({}, (streams) => record('display media', streams)),
    setSpellCheckerEnabled: (on: boolean) => record('spell checker', on),
    setProxy(config: Electron.ProxyConfig): Promise<void> {
      record('proxy', config);
      return proxy();
    },
    webRequest: {
      onBeforeRequest({ urls }: Electron.WebRequestFilter, judge: Judge) {
        record('requests judged', urls);
        session.judgeRequest = judge;
      },
    },
  });
  return session;
}
