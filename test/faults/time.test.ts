import { timeRows } from './rows/time.ts';
import { testRows } from './test-rows.ts';

testRows('the clock', timeRows);
