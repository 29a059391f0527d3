import { beforeEach, describe, expect, it } from 'vitest';
import { PAGE_LOCKED } from '../../core/shortcuts.ts';
import { lockPage } from '../../renderer/lock-page.ts';

let page: EventTarget;
let isFull: boolean;
let size: { innerWidth: number; innerHeight: number; screen: { width: number; height: number } };
let stop: () => void;
beforeEach(() => {
  isFull = true;
  const fullScreen = Object.defineProperty({}, 'matches', { get: () => isFull });
  size = { innerWidth: 1280, innerHeight: 720, screen: { width: 1920, height: 1080 } };
  page = Object.assign(new EventTarget(), size, { matchMedia: () => fullScreen });
  stop = lockPage(page as Window);
});

const plain = { key: 'a', code: 'KeyA', ctrlKey: false, shiftKey: false, altKey: false, metaKey: false };
const isKept = (type: string, details: object = {}) => {
  const event = Object.assign(new Event(type, { cancelable: true }), details);
  page.dispatchEvent(event);
  return event.defaultPrevented;
};

describe('lockPage', () => {
  it('keeps commands of the keyboard, and lets typing, copying and the operator’s keys pass', () => {
    const commands = [
      { key: 'w', ctrlKey: true },
      { key: 'F4', altKey: true },
      { key: 'F11' },
      { key: 'l', metaKey: true },
    ];
    const typing = [{}, { key: 'c', ctrlKey: true }, { key: '@', ctrlKey: true, altKey: true }];

    expect(commands.map((key) => isKept('keydown', { ...plain, ...key }))).toEqual([true, true, true, true]);
    expect(typing.map((key) => isKept('keydown', { ...plain, ...key }))).toEqual([false, false, false]);
    expect(isKept('keydown', { ...plain, key: 'O', code: 'KeyO', ctrlKey: true, shiftKey: true })).toBe(false);
  });

  it('tells that it holds once it does', () => {
    let kept: boolean | undefined;
    page.addEventListener(PAGE_LOCKED, () => (kept = isKept('keydown', { ...plain, key: 'F11' })));
    lockPage(page as Window);

    expect(kept).toBe(true);
  });

  it('keeps the buttons of the mouse but the first, its menu, zoom by its wheel, and dragging', () => {
    expect([1, 2, 3, 4].map((button) => isKept('mouseup', { button }))).toEqual(Array(4).fill(true));
    expect(isKept('mousedown', { button: 0 })).toBe(false);
    expect([isKept('wheel', { ctrlKey: true }), isKept('wheel', { ctrlKey: false })]).toEqual([true, false]);
    expect(['contextmenu', 'dragstart', 'dragover', 'drop'].map((type) => isKept(type))).toEqual(Array(4).fill(true));
  });

  it('lets text be marked in fields only', () => {
    const startedIn = (field: object | null) =>
      isKept('selectstart', { composedPath: () => [{ closest: () => field }] });

    expect([startedIn(null), startedIn({})]).toEqual([true, false]);
  });

  it('keeps them also in a window that fills its display without being fullscreen, as on Wayland', () => {
    isFull = false;
    Object.assign(page, { innerWidth: 1920, innerHeight: 1080 });

    expect(isKept('contextmenu')).toBe(true);
  });

  it('keeps nothing in an ordinary window, nor when it is ended', () => {
    isFull = false;
    expect(isKept('contextmenu')).toBe(false);
    isFull = true;
    expect(isKept('contextmenu')).toBe(true);
    stop();
    expect(isKept('contextmenu')).toBe(false);
  });
});
