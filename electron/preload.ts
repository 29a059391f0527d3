import { contextBridge } from 'electron';

/**
 * All that the page is told by this host: which one it is. There is no IPC and nothing of Electron's behind it; the
 * page talks to the player over loopback, as in any browser. Built to one CommonJS file, because a sandboxed preload
 * can be nothing else.
 */
contextBridge.exposeInMainWorld('kioskHost', Object.freeze({ host: 'electron' }));
