import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../core/parse-settings.ts';
import { optionLayer, parsePlayOptions } from '../../core/play-options.ts';
import { settingTable } from '../../core/setting-table.ts';
import {
  optionOf,
  settingNames,
  settingReaders,
  settingRow,
  shownSetting,
  variableOf,
  writtenSetting,
} from '../../core/settings.ts';
import { writtenValues } from './setting-values.ts';

describe.each(settingNames)('the setting %s', (name) => {
  const written = writtenValues[name];
  const value = settingReaders[name](written);

  it('is read as a person writes it, and written as it is read', () => {
    expect(writtenSetting(value ?? '')).toBe(written);
  });

  it('is read from a file, as it is kept and as it is written', () => {
    for (const one of [value, written])
      expect(parseSettings(JSON.stringify({ [name]: one }))).toMatchObject({ written: { [name]: written } });
  });

  it('has words in both languages', () => {
    for (const { en, vi } of [settingTable[name].name, settingTable[name].help, settingTable[name].form]) {
      expect(en).not.toBe('');
      expect(vi).not.toBe('');
    }
  });

  it('has an option, unless it is a secret, and a variable of its own', () => {
    const parsed = parsePlayOptions([optionOf(name), written]);
    if (settingRow(name).isSecret) expect(parsed.kind).toBe('refused');
    else expect(parsed.kind === 'options' && optionLayer(parsed.options).settings).toEqual({ [name]: value });
    expect(settingNames.filter((other) => variableOf(other) === variableOf(name))).toEqual([name]);
  });
});

it('makes the names of options and variables of the names of settings', () => {
  expect(optionOf('configUrl')).toBe('--config-url');
  expect(variableOf('mediaQuotaMiB')).toBe('BLUEZONE_KIOSK_MEDIA_QUOTA_MIB');
});

it('shows no PIN and no token, and of an address neither password nor query', () => {
  expect(shownSetting('operatorPin', 'scrypt:15:x')).toBe('set');
  expect(shownSetting('reportToken', 'abc')).toBe('set');
  expect(shownSetting('proxy', 'http://clerk:a%20b@10.0.0.1:3128')).toBe('http://clerk:…@10.0.0.1:3128');
  expect(shownSetting('reportUrl', 'https://tv:b:c@a.vn/x@y?key=1')).toBe('https://tv:…@a.vn/x@y?…');
  expect(shownSetting('reportUrl', '/media/usb/a?b')).toBe('/media/usb/a?b');
});

it.each([
  ['10.0.0.5:9464', '10.0.0.5:9464'],
  ['[fd00::5]:9464', '[fd00::5]:9464'],
  ['eth0:9464', 'eth0:9464'],
  ['eth0', undefined],
  ['10.0.0.5:80', undefined],
  ['10.0.0.5:70000', undefined],
  ['a b:9464', undefined],
])('reads where metrics are told of: %s', (written, read) => {
  expect(settingReaders.metricsListen(written)).toBe(read);
});
