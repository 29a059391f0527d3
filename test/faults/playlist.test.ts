import { playlistRows } from './rows/playlist.ts';
import { testRows } from './test-rows.ts';

testRows('the playlist', playlistRows);
