import { reasonOf } from '../player/log.ts';
import { openHiddenBrowser } from './hidden-browser.ts';
import { PLAIN_PAGE } from './flags.ts';

/** What a browser says of itself and of the graphics it found. */
export interface BrowserAnswer {
  /** Such as `Chrome/156.0.8078.79`. */
  readonly product: string;
  /** What draws, such as `ANGLE (Intel, Mesa Intel(R) UHD Graphics)`. */
  readonly renderer: string;
  /** Codecs that a chip decodes, such as `h264 main`; none where the processor decodes all. */
  readonly decodedByChip: readonly string[];
  /** Which of the asked types it plays, in their order. */
  readonly plays: readonly string[];
}

interface SystemInfo {
  readonly gpu: {
    readonly auxAttributes?: { readonly glRenderer?: string };
    readonly videoDecoding: readonly { readonly profile: string }[];
  };
}

/**
 * Opens a browser that nobody sees and asks it what it plays, and by what it draws and decodes. Gives why it could not,
 * when it does not start or does not answer.
 *
 * @param types  MIME, with codecs
 */
export async function askBrowser(
  program: string,
  types: readonly string[],
): Promise<BrowserAnswer | { readonly reason: string }> {
  const browser = openHiddenBrowser(program);
  const { call } = browser.devtools;
  const ended = new Promise<never>((_, reject) =>
    browser.onExit(({ words, code }) => reject(new Error(words.split('\n').at(-1) || `exit code ${code}`))),
  );
  const ask = async (): Promise<BrowserAnswer> => {
    const limit = { limitMs: 20_000 };
    const { product } = await call<{ product: string }>('Browser.getVersion', {}, limit);
    const { gpu } = await call<SystemInfo>('SystemInfo.getInfo', {}, limit);
    const { targetId } = await call<{ targetId: string }>('Target.createTarget', { url: PLAIN_PAGE });
    const { sessionId } = await call<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    const expression = `${JSON.stringify(types)}.filter((type) => MediaSource.isTypeSupported(type))`;
    const { result } = await call<{ result: { value: string[] } }>(
      'Runtime.evaluate',
      { expression, returnByValue: true },
      { sessionId },
    );
    return {
      product,
      renderer: gpu.auxAttributes?.glRenderer ?? '',
      decodedByChip: gpu.videoDecoding.map(({ profile }) => profile),
      plays: result.value,
    };
  };
  try {
    return await Promise.race([ask(), ended]);
  } catch (error) {
    return { reason: reasonOf(error) };
  } finally {
    await browser.close();
  }
}
