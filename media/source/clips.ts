import { cachHoatDong } from './clips/cach-hoat-dong.ts';
import { caiDat } from './clips/cai-dat.ts';
import { riengTu } from './clips/rieng-tu.ts';
import { type Clip } from './clip.ts';

/** Every clip of the campaign. */
export const clips: readonly Clip[] = [caiDat, cachHoatDong, riengTu];
