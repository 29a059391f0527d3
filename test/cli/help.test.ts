import { describe, expect, it } from 'vitest';
import { commands, isCommand } from '../../cli/commands.ts';
import { helpOf, helpOfAll } from '../../cli/help.ts';

const names = Object.keys(commands).filter(isCommand);
/** English words; names of options are the same in both languages. */
const foreign = /(?<![-\w])(unless|the|of|screen|playlist|priority|revision|folder|FOLDER|FILE|TIME|COMMAND)\b/;

describe('help', () => {
  it.each(['en', 'vi'] as const)('tells every command in %s, and how to have the other language', (lang) => {
    const text = helpOfAll(lang);

    for (const name of names) expect(text).toContain(`  ${name.padEnd(9)} ${commands[name][lang]}`);
    expect(text).toContain(`bluezone-kiosk help --lang ${lang === 'vi' ? 'en' : 'vi'}`);
  });

  it.each(names)('tells every option of %s in both languages', (name) => {
    for (const [option, , en, vi] of commands[name].options) {
      expect(helpOf(name, 'en')).toMatch(new RegExp(`^  ${option} .* ${escaped(en)}$`, 'm'));
      expect(helpOf(name, 'vi')).toMatch(new RegExp(`^  ${option} .* ${escaped(vi)}$`, 'm'));
    }
    expect(helpOf(name, 'vi')).not.toMatch(foreign);
  });

  it('names in Vietnamese what is to be written', () => {
    expect(helpOf('explain', 'vi')).toMatch(/explain TỆP\|THƯ_MỤC\|URL \[MỤC\]: [^]*--tags khóa=giá_trị,…/);
    expect(helpOf('check', 'vi')).toContain('--pixels RỘNGxCAO');
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
