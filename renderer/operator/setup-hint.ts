import { html, render } from 'lit';
import { langOf, type Lang, type Words } from '../../core/words.ts';

/**
 * Tells for a minute, in the corner where a finger has to rest, how a screen is set up that nobody has set up yet.
 * Once in the life of a page, and not over the panel.
 *
 * @param locale  BCP 47; of the screen
 */
export function showSetupHint(picture: HTMLElement, locale: string): void {
  if (wasShown || picture.querySelector('operator-panel') !== null) return;
  wasShown = true;
  const hint = document.createElement('aside');
  hint.className = 'setup-hint';
  hint.lang = langOf(locale);
  render(html`<strong>${TITLE[langOf(locale)]}</strong><span>${HOW[langOf(locale)]}</span>`, hint);
  picture.append(hint);
  setTimeout(() => hint.remove(), SHOWN_MS);
}

let wasShown = false;

const TITLE: Words = { en: 'This screen is not set up yet', vi: 'Màn hình này chưa được cài đặt' };
const HOW: Readonly<Record<Lang, string>> = {
  en: 'For a set-up code, a USB stick or the settings press Ctrl+Shift+O, or hold a finger in this corner for five seconds',
  vi: 'Để nhập mã cài đặt, lấy từ USB hoặc tự cài, bấm Ctrl+Shift+O, hoặc giữ một ngón tay ở góc này năm giây',
};
const SHOWN_MS = 60_000;
