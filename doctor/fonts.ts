import { well, type Finding } from './finding.ts';
import { printed, type Machine } from './machine.ts';

/** Debian's package with letters for a language that the page's own typeface cannot write. */
const packages: Readonly<Record<string, string>> = {
  km: 'fonts-khmeros-core',
  lo: 'fonts-lao',
  th: 'fonts-thai-tlwg',
  zh: 'fonts-noto-cjk',
  ja: 'fonts-noto-cjk',
  ko: 'fonts-noto-cjk',
  blt: 'fonts-noto-core',
};

/**
 * Whether what this screen is to show can be written. Vietnamese and all that is written in Latin letters comes with the
 * page.
 *
 * @param langs  languages of the screen (tags `lang=`) and of the playlist, BCP 47
 */
export async function checkFonts(machine: Machine, langs: readonly string[]): Promise<readonly Finding[]> {
  const foreign = [...new Set(langs.map((lang) => lang.split('-')[0] ?? ''))].filter((lang) => lang in packages);
  if (foreign.length === 0 || machine.platform !== 'linux')
    return [
      well('FONTS', {
        en: 'The page brings the letters that it needs.',
        vi: 'Trang phát có sẵn phông chữ cần dùng.',
      }),
    ];
  const found = await Promise.all(foreign.map((lang) => printed(machine, 'fc-list', `:lang=${lang}`, 'family')));
  return foreign.map((lang, index) => {
    if ((found[index] ?? '').trim() !== '')
      return well('FONTS', { en: `There are letters for ${lang}.`, vi: `Có phông chữ cho ${lang}.` });
    return {
      code: 'FONTS',
      verdict: 'error',
      words: {
        en: `There are no letters for ${lang}: its words come up as empty boxes.`,
        vi: `Máy không có phông chữ cho ${lang}: chữ sẽ hiện thành ô trống.`,
      },
      fix: { en: 'Install some:', vi: 'Cài phông chữ:' },
      commands: [`sudo apt-get install ${packages[lang] ?? ''}`],
    };
  });
}
