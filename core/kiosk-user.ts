/** The system user that an installed player, and a browser that root starts, run as (DECISIONS 4). */
export const KIOSK_USER = 'bluezone-kiosk';

/** That user's home, and where an installed player keeps its data. */
export const KIOSK_HOME = '/var/lib/bluezone-kiosk';

/**
 * Where a browser that root starts has its folders: root's own, each with a part that is that user's. Not in its home,
 * which it could lay links into, and which systemd gives it whole (`StateDirectory=`).
 */
export const KIOSK_CACHE = '/var/cache/bluezone-kiosk';

/** What makes that user. By its path: after a plain `su`, root's PATH has no sbin. */
export const MAKE_KIOSK_USER: readonly [program: string, ...args: string[]] = [
  '/usr/sbin/useradd',
  '--system',
  '--user-group',
  '--home-dir',
  KIOSK_HOME,
  '--shell',
  '/usr/sbin/nologin',
  KIOSK_USER,
];
