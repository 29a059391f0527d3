import { describe, expect, it } from 'vitest';
import { parseScreens } from '../../chromium/windows-monitors.ts';

/** As PowerShell 5.1 writes one `Screen`: `ConvertTo-Json` goes two levels deep and writes the rest as text. */
const screen = (name: string, primary: boolean, x: number) =>
  `{"DeviceName":"\\\\\\\\.\\\\${name}","Primary":${primary},"Bounds":{"Location":"{X=${x},Y=0}","Size":"{Width=1920, Height=1080}",` +
  `"X":${x},"Y":0,"Width":1920,"Height":1080,"Left":${x},"Top":0,"Right":${x + 1920},"Bottom":1080,"IsEmpty":false}}`;

describe('parseScreens', () => {
  it('reads one monitor, which stands alone, and several', () => {
    const first = { name: 'DISPLAY1', bounds: { x: 0, y: 0, width: 1920, height: 1080 }, isPrimary: true };

    expect(parseScreens(`${screen('DISPLAY1', true, 0)}\r\n`)).toEqual([first]);
    expect(parseScreens(`\uFEFF[${screen('DISPLAY1', true, 0)},${screen('DISPLAY2', false, -1920)}]\r\n`)).toEqual([
      first,
      { name: 'DISPLAY2', bounds: { x: -1920, y: 0, width: 1920, height: 1080 }, isPrimary: false },
    ]);
  });

  it('makes nothing of anything else', () => {
    expect(
      ['', 'null', '[]', '{}', '[null]', '{"DeviceName":7}', 'Add-Type : Cannot add type.'].map(parseScreens),
    ).toEqual(Array(7).fill([]));
  });
});
