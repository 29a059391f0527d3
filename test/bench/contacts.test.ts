import { expect, it } from 'vitest';
import { destinations } from './contacts.ts';

it('destinations › counts packets by address, port and protocol, and leaves out what a card says of itself', () => {
  const printed = [
    '10:00:00.000001 IP 10.77.0.1.41000 > 10.77.0.2.8080: tcp 0',
    '10:00:00.000002 IP 10.77.0.1.41000 > 10.77.0.2.8080: tcp 120',
    '10:00:00.000003 IP 10.77.0.1.5353 > 224.0.0.251.5353: UDP, length 40',
    '10:00:00.000004 IP 10.77.0.1.41001 > 10.77.0.2.53: UDP, length 40',
    '10:00:00.000005 IP6 fe80::1 > ff02::2: ICMP6, router solicitation, length 16',
    '10:00:00.000005 IP6 :: > ff02::16: HBH ICMP6, multicast listener report v2, 2 group record(s), length 48',
    '10:00:00.000006 IP 10.77.0.1 > 10.77.0.9: ICMP echo request, id 1, seq 1, length 64',
    '',
  ].join('\n');

  expect([...destinations(printed)]).toEqual([
    ['10.77.0.2:8080/tcp', 2],
    ['224.0.0.251:5353/udp', 1],
    ['10.77.0.2:53/udp', 1],
    ['10.77.0.9/icmp', 1],
  ]);
});
