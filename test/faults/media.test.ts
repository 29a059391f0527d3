import { mediaRows } from './rows/media.ts';
import { testRows } from './test-rows.ts';

testRows('media', mediaRows);
