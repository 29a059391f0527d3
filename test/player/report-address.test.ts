import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { settleReportUrl } from '../../player/report-address.ts';
import { tempDir } from '../fakes/temp-dir.ts';

describe('settleReportUrl', () => {
  it('makes a folder that is there absolute, and believes one that is named from the root: its disk may come later', async () => {
    const dir = await tempDir();
    mkdirSync(path.join(dir, 'plays'));

    expect(settleReportUrl('plays', dir)).toEqual({ kind: 'settled', value: path.join(dir, 'plays') });
    expect(settleReportUrl('/media/stick/plays', dir)).toEqual({ kind: 'settled', value: '/media/stick/plays' });
  });

  it('takes no address without its https:// for a folder', async () => {
    const dir = await tempDir();

    expect(settleReportUrl('vi-du.vn/nhat-ky', dir)).toEqual({
      kind: 'refused',
      message: `there is no folder ${dir}/vi-du.vn/nhat-ky: make it first, or write an address with https:// before it`,
    });
  });

  it('takes addresses that may be asked, and none', () => {
    expect(settleReportUrl('https://vi-du.vn/nhat-ky', '/')).toMatchObject({ kind: 'settled' });
    expect(settleReportUrl('http://vi-du.vn/nhat-ky', '/')).toMatchObject({ kind: 'refused' });
    expect(settleReportUrl('none', '/')).toEqual({ kind: 'settled', value: 'none' });
  });
});
