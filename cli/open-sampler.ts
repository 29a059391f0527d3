import type { Words } from '../core/words.ts';
import { openFrameSampler } from '../chromium/frame-sampler.ts';
import { installedBrowser } from '../chromium/installed-browser.ts';
import type { OpenSampler } from '../publish/check/flash-findings.ts';

/** Looks at the pictures of films in this machine's Chromium, Chrome or Edge. */
export const openSampler: OpenSampler = async (grid) => {
  const found = installedBrowser();
  return found.kind === 'found' ? openFrameSampler({ program: found.browser.path, grid }) : NO_BROWSER;
};

const NO_BROWSER: Words = {
  en: 'pictures of clips are looked at in Edge, Chrome or Chromium, and none is installed here',
  vi: 'xem hình trong clip phải dùng Edge, Chrome hoặc Chromium, mà máy này chưa cài',
};
