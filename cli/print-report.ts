import { installedBrowser } from '../chromium/installed-browser.ts';
import { printPage } from '../chromium/print-page.ts';
import { exitCodes } from '../core/exit-codes.ts';
import { Refused } from './command-line.ts';

/** Prints a page as PDF in this machine's Chromium, Chrome or Edge. Throws `Refused` when that cannot be. */
export async function printReport(html: string): Promise<Uint8Array> {
  const found = installedBrowser();
  if (found.kind !== 'found') throw noBrowser;
  const printed = await printPage(found.browser.path, html);
  if ('reason' in printed) throw notPrinted(found.browser.path, printed.reason);
  return printed;
}

const noBrowser = new Refused(
  {
    en: 'PDF is printed by Edge, Chrome or Chromium, and none is installed here; install one, or write .html or .xlsx',
    vi: 'tệp PDF được in bằng Edge, Chrome hoặc Chromium, mà máy này chưa cài; hãy cài, hoặc ghi .html hay .xlsx',
  },
  { exitCode: exitCodes.faulty },
);

function notPrinted(program: string, reason: string): Refused {
  return new Refused(
    {
      en: `${program} did not print the PDF (${reason}); write .html, open it, and print it from there`,
      vi: `${program} không in được tệp PDF (${reason}); hãy ghi .html, mở ra rồi in từ đó`,
    },
    { exitCode: exitCodes.faulty },
  );
}
