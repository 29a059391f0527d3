import { testRows } from './test-rows.ts';
import { networkRows } from './rows/network.ts';
import { tlsRows } from './rows/tls.ts';

testRows('the network', [...networkRows, ...tlsRows]);
