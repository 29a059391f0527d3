import type { Monitor } from './monitor.ts';

/** What PowerShell is told, to print the monitors of Windows as JSON: one object, or an array of them. */
export const LIST_SCREENS =
  'Add-Type -AssemblyName System.Windows.Forms; ' +
  '[System.Windows.Forms.Screen]::AllScreens | Select-Object DeviceName,Primary,Bounds | ConvertTo-Json -Compress';

/** The monitors that `LIST_SCREENS` prints; nothing of anything else. */
export function parseScreens(text: string): readonly Monitor[] {
  let listed: unknown;
  try {
    listed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return []; // PowerShell's words about an error
  }
  return (Array.isArray(listed) ? listed : [listed]).flatMap((one: Partial<Listed> | null) => {
    const { DeviceName: name, Primary: isPrimary = false, Bounds: place } = one ?? {};
    const bounds = { x: place?.X, y: place?.Y, width: place?.Width, height: place?.Height };
    if (typeof name !== 'string' || !isWhole(bounds)) return [];
    return [{ name: name.replace(/^\\\\\.\\/, ''), bounds, isPrimary }];
  });
}

/** As `ConvertTo-Json` writes a `System.Windows.Forms.Screen`; there is more in it. */
interface Listed {
  readonly DeviceName: string;
  readonly Primary: boolean;
  readonly Bounds: { readonly X: number; readonly Y: number; readonly Width: number; readonly Height: number };
}

function isWhole(bounds: Readonly<Record<string, unknown>>): bounds is Monitor['bounds'] & Record<string, number> {
  return Object.values(bounds).every((value) => Number.isInteger(value));
}
