import type { Words } from '../../core/words.ts';

/**
 * What is wrong with captions, or nothing: WebVTT as the W3C has it, as far as showing it goes. It must be UTF-8, begin
 * with `WEBVTT`, and hold cues whose times are in order.
 */
export function webVttFault(bytes: Uint8Array): Words | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { en: 'is not UTF-8 text', vi: 'không phải văn bản UTF-8' };
  }
  const lines = text.split(/\r\n|\r|\n/);
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) {
    return {
      en: 'does not begin with WEBVTT; it may be an .srt under another name',
      vi: 'không bắt đầu bằng WEBVTT; có thể là tệp .srt mang tên khác',
    };
  }
  let cues = 0;
  for (const [index, line] of lines.entries()) {
    if (!line.includes('-->')) continue;
    const [, from, to] = TIMING.exec(line) ?? [];
    if (from === undefined || to === undefined) {
      return {
        en: `line ${index + 1}: times must be written 00:05.000 --> 00:08.500`,
        vi: `dòng ${index + 1}: thời gian phải viết dạng 00:05.000 --> 00:08.500`,
      };
    }
    if (secondsOf(from) >= secondsOf(to)) {
      return {
        en: `line ${index + 1}: a cue ends before it begins`,
        vi: `dòng ${index + 1}: phụ đề hết trước khi bắt đầu`,
      };
    }
    cues++;
  }
  return cues === 0 ? { en: 'holds no cue', vi: 'không có câu phụ đề nào' } : undefined;
}

const TIMING = /^((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})[ \t]+-->[ \t]+((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})(?:[ \t]|$)/;

function secondsOf(time: string): number {
  return time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
