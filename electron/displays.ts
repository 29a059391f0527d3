import type { Display } from 'electron';
import type { AttachedDisplay } from '../player/number-displays.ts';

/** What is read of Electron's `Display`. `bounds` are device-independent pixels. */
export type ElectronDisplay = Pick<Display, 'id' | 'label' | 'bounds'>;

/** The displays as Electron tells them, without invalid ones. An id stays with its display over restarts. */
export function attachedDisplays(displays: readonly ElectronDisplay[], primaryId: number): readonly AttachedDisplay[] {
  return displays
    .filter(({ id }) => id !== -1) // Electron's word for an invalid display
    .map(({ id, label, bounds }) => ({ key: String(id), label, bounds, isPrimary: id === primaryId }));
}
