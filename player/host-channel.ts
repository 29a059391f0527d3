import type { ToHost, ToPlayer } from '../core/messages.ts';

/** The player process's line to the host that started it. */
export interface HostChannel {
  send(message: ToHost): void;
  onMessage(hear: (message: ToPlayer) => void): void;
  /** The host is gone; there is nothing to play for. */
  onLost(end: () => void): void;
}

/** Electron's utility process has a port where Node's `fork` has `process.send`; both carry the same words. */
export function hostChannel(): HostChannel {
  const port = (process as ProcessWithPort).parentPort;
  if (port !== undefined) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (hear) => void port.on('message', ({ data }) => hear(data as ToPlayer)),
      onLost: () => undefined, // Electron ends its utility processes itself
    };
  }
  return {
    send: (message) => void process.send?.(message),
    onMessage: (hear) => void process.on('message', (message) => hear(message as ToPlayer)),
    onLost: (end) => void process.on('disconnect', end),
  };
}

/** What Electron adds to `process` in a utility process; typed here because the player knows no Electron. */
type ProcessWithPort = NodeJS.Process & {
  readonly parentPort?: {
    postMessage(message: unknown): void;
    on(event: 'message', hear: (event: { readonly data: unknown }) => void): unknown;
  };
};
