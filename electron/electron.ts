import type * as electron from 'electron';

/** The part of Electron that the host is given; `main.ts` alone imports the real one. */
export type Electron = Pick<
  typeof electron,
  'app' | 'BrowserWindow' | 'powerMonitor' | 'powerSaveBlocker' | 'screen' | 'session'
>;
