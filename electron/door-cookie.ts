import type { Session } from 'electron';
import { cookieName } from '../core/page-address.ts';

/** Lets all windows through the player's door: the launch's secret, in a cookie that no script can read. */
export function setDoorCookie({ cookies }: Session, origin: string, port: number, token: string): Promise<void> {
  return cookies.set({ url: origin, name: cookieName(port), value: token, httpOnly: true, sameSite: 'strict' });
}
