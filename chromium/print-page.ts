import { reasonOf } from '../player/log.ts';
import { openHiddenBrowser } from './hidden-browser.ts';

/**
 * Prints a page as PDF on A4, in a browser that nobody sees, with the number of each page at its foot. The page is handed
 * over as it is, and must need nothing else. Gives why it could not be printed, when the browser does not start or does
 * not answer.
 */
export async function printPage(program: string, html: string): Promise<Uint8Array | { readonly reason: string }> {
  const browser = openHiddenBrowser(program);
  const { call } = browser.devtools;
  const ended = new Promise<never>((_, reject) =>
    browser.onExit(({ words, code }) => reject(new Error(words.split('\n').at(-1) || `exit code ${code}`))),
  );
  const print = async () => {
    const { targetId } = await call<{ targetId: string }>('Target.createTarget', { url: 'about:blank' }, START_LIMIT);
    const { sessionId } = await call<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    const { frameTree } = await call<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree', {}, { sessionId });
    const limit = { sessionId, limitMs: 120_000 };
    await call('Page.setDocumentContent', { frameId: frameTree.frame.id, html }, limit);
    const { data } = await call<{ data: string }>('Page.printToPDF', HOW, limit);
    return Buffer.from(data, 'base64');
  };
  try {
    return await Promise.race([print(), ended]);
  } catch (error) {
    return { reason: reasonOf(error) };
  } finally {
    await browser.close();
  }
}

/** A cold disk. */
const START_LIMIT = { limitMs: 30_000 };

const HOW = {
  printBackground: true,
  preferCSSPageSize: true,
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate:
    '<div style="width:100%;text-align:center;font-size:8px"><span class="pageNumber"></span>/<span class="totalPages"></span></div>',
};
