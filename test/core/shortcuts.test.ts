import { describe, expect, it } from 'vitest';
import { isShortcut } from '../../core/shortcuts.ts';

describe('isShortcut', () => {
  const key = (key: string, ...held: readonly ('control' | 'shift' | 'alt' | 'meta')[]) =>
    isShortcut({
      key,
      code: `Key${key.toUpperCase()}`,
      ctrlKey: held.includes('control'),
      shiftKey: held.includes('shift'),
      altKey: held.includes('alt'),
      metaKey: held.includes('meta'),
    });

  it('lets people type, mark, copy and paste', () => {
    expect(['a', 'ộ', 'Enter', 'Backspace', 'Tab', 'ArrowLeft'].map((one) => key(one))).toEqual(Array(6).fill(false));
    expect(['a', 'c', 'V', 'x', 'z'].map((one) => key(one, 'control'))).toEqual(Array(5).fill(false));
    expect(key('@', 'control', 'alt')).toBe(false);
  });

  it('lets the keys of the operator’s panel through, and only them', () => {
    expect(key('O', 'control', 'shift')).toBe(false);
    expect([key('o', 'control'), key('O', 'control', 'shift', 'alt'), key('I', 'control', 'shift')]).toEqual(
      Array(3).fill(true),
    );
  });

  it('knows commands', () => {
    expect(['r', 'w', '+', '0', 'Tab', 'p'].map((one) => key(one, 'control'))).toEqual(Array(6).fill(true));
    expect([key('F4', 'alt'), key('ArrowLeft', 'alt'), key('l', 'meta'), key('BrowserBack')]).toEqual(
      Array(4).fill(true),
    );
    expect([key('C', 'control', 'shift'), key('V', 'control', 'shift'), key('Escape', 'shift')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([key('ContextMenu'), key('ContextMenu', 'control')]).toEqual([true, true]);
    expect([key('F5'), key('F11'), key('F12'), key('Delete', 'control', 'alt')]).toEqual(Array(4).fill(true));
  });
});
