import { testRows } from './test-rows.ts';
import { networkRows } from './rows/network.ts';

testRows('the network', networkRows);
