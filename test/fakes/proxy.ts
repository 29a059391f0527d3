import { createServer, request, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** An HTTP proxy on loopback that notes what it is asked for: `GET http://…` in absolute form, `CONNECT host:port`. */
export interface Proxy {
  readonly url: string;
  readonly asked: string[];
  /** From now on whoever does not say this (`user:password`) is answered 407. */
  demand(login: string): void;
  close(): Promise<void>;
}

/** @param whereIs  the loopback port that a name of the test stands for */
export async function startProxy(whereIs: (host: string) => number): Promise<Proxy> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  let wanted: string | undefined;
  const mayPass = (login: string | undefined) =>
    wanted === undefined || login === `Basic ${Buffer.from(wanted).toString('base64')}`;
  const server: Server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    if (!mayPass(incoming.headers['proxy-authorization'])) return void outgoing.writeHead(407).end();
    const { hostname, pathname } = new URL(incoming.url ?? '');
    const onward = request({ port: whereIs(hostname), path: pathname, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  server.on('connect', ({ url = '', headers }, socket: Socket) => {
    asked.push(`CONNECT ${url}`);
    if (!mayPass(headers['proxy-authorization'])) return void socket.end('HTTP/1.1 407 No\r\n\r\n');
    const onward = connect(whereIs(url.split(':')[0] ?? ''), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    for (const one of [socket, onward]) {
      open.add(one);
      one.on('error', () => undefined); // whoever ends a tunnel ends both of its sides
    }
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    demand: (login) => (wanted = login),
    async close() {
      for (const socket of open) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
