import { readPin } from '../core/operator.ts';
import { settingForms } from '../core/settings.ts';
import type { Lang, Words } from '../core/words.ts';
import { Refused } from './command-line.ts';
import { createSilentTerminal } from './silent-terminal.ts';

/** What was written is no PIN; it is not said again, for it may nearly be one. */
export function noPin(): Refused {
  return new Refused({
    en: `operatorPin: must be ${settingForms.operatorPin.en}`,
    vi: `operatorPin: phải là ${settingForms.operatorPin.vi}`,
  });
}

/** A new PIN, asked twice at the terminal. Throws `Refused` where there is none, or for what is no PIN. */
export async function askNewPin(lang: Lang): Promise<string> {
  const terminal = createSilentTerminal();
  return terminal.during(async () => {
    const first = await terminal.ask(words[lang].new, noTerminal);
    if (readPin(first) === undefined) throw noPin();
    if (first === (await terminal.ask(words[lang].again, noTerminal))) return first;
    throw new Refused({
      en: 'these were not the same: nothing was set',
      vi: 'hai lần gõ không giống nhau: chưa đặt gì',
    });
  });
}

/** The operator's PIN: `BLUEZONE_KIOSK_PIN`, else whoever sits at the terminal, who sees nothing of it. */
export async function givenPin(lang: Lang, env: NodeJS.ProcessEnv): Promise<string> {
  const fromEnv = env['BLUEZONE_KIOSK_PIN'];
  if (fromEnv !== undefined && fromEnv !== '') return fromEnv;
  return createSilentTerminal().ask(words[lang].of, {
    en: 'there is no terminal to ask for the PIN: set BLUEZONE_KIOSK_PIN',
    vi: 'không có cửa sổ lệnh để hỏi mã PIN: hãy đặt biến BLUEZONE_KIOSK_PIN',
  });
}

const noTerminal: Words = {
  en: 'there is no terminal to ask for the PIN: write settings set operatorPin PIN',
  vi: 'không có cửa sổ lệnh để hỏi mã PIN: hãy ghi settings set operatorPin MÃ_PIN',
};

const words = {
  vi: { of: 'Mã PIN của người vận hành:', new: 'Mã PIN mới (4 đến 12 chữ số):', again: 'Gõ lại mã PIN:' },
  en: { of: "The operator's PIN:", new: 'A new PIN (4 to 12 digits):', again: 'The same once more:' },
} as const satisfies Record<Lang, object>;
