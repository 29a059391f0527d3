// `node --import …/no-network.mjs program`: a program that asks for anything but this machine is refused, and what it
// asked for is written to the file that NETWORK_ASKED names.
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

const asked = (what) => {
  appendFileSync(process.env.NETWORK_ASKED, `${what}\n`);
  return Object.assign(new Error(`no network for ${what}`), { code: 'ENETUNREACH' });
};

dns.lookup = (host, ...rest) => void process.nextTick(() => rest.at(-1)(asked(host)));
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [{ host, path } = {}] = Array.isArray(args[0]) ? args[0] : args;
  if (path === undefined && host !== undefined && host !== '127.0.0.1') return this.destroy(asked(host));
  return connect.apply(this, args);
};
