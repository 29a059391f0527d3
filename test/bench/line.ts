import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A line to a server on loopback that counts every byte, and can be cut. */
export interface Line {
  /** `http://127.0.0.1:port`, the near end. */
  readonly origin: string;
  /** Raw bytes so far, both ways together. */
  bytes(): number;
  /** Calls back once, when so many more bytes have come from the server. The line goes on meanwhile. */
  after(bytes: number, reached: () => void): void;
  /** Breaks off every connection. */
  cut(): void;
  close(): Promise<void>;
}

/**
 * Opens a line to this loopback port.
 *
 * @param bytesPerSecond  how fast it brings what the server sends; as fast as it goes unless said otherwise
 */
export async function openLine(port: number, { bytesPerSecond = Infinity } = {}): Promise<Line> {
  const sockets = new Set<Socket>();
  let bytes = 0;
  let left = Infinity;
  let reached: () => void = () => undefined;
  const bring = async (data: Buffer, near: Socket) => {
    for (let at = 0; at < data.length && !near.destroyed; at += SLICE_BYTES) {
      const slice = data.subarray(at, at + SLICE_BYTES);
      if (!near.write(slice)) await new Promise((resolve) => near.once('drain', resolve).once('close', resolve));
      bytes += slice.length;
      left -= slice.length;
      if (left <= 0) {
        left = Infinity;
        reached();
      }
      const ms = (slice.length / bytesPerSecond) * 1000;
      if (ms > 0) await sleep(ms);
    }
  };
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    const pair = [near, far];
    for (const socket of pair) {
      sockets.add(socket);
      socket.on('error', () => undefined); // being cut off is what it is for
      socket.on('close', () => {
        sockets.delete(socket);
        for (const one of pair) one.destroy();
      });
    }
    near.on('data', (data) => {
      bytes += data.length;
      far.write(data);
    });
    far.on('data', (data: Buffer) => {
      far.pause();
      void bring(data, near).then(() => far.resume());
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: () => bytes,
    after(more, then) {
      left = more;
      reached = then;
    },
    cut,
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What a line brings at a time: a few packets. */
const SLICE_BYTES = 16 * 1024;
