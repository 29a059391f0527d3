import { describe, expect, it } from 'vitest';
import type { PanelSettings } from '../../core/panel-settings.ts';
import type { SettingOrigin } from '../../core/setting-layers.ts';
import { originWords, shownValue } from '../../renderer/operator/settings-words.ts';
import { originIn, valueIn, type Draft, type SettingsStep } from '../../renderer/operator/steps.ts';

const file: SettingOrigin = { kind: 'file', place: '/etc/x.json' };
const variable: SettingOrigin = { kind: 'environment', place: 'BLUEZONE_KIOSK_MOTION' };
const settings: PanelSettings = {
  values: { rotation: '90', motion: 'on' },
  provided: {
    tags: { value: 'a=b', origin: file },
    motion: { value: 'off', origin: variable },
    operatorPin: { value: 'set', origin: file },
  },
};
const step = (draft: Draft = {}): SettingsStep => ({
  ...{ kind: 'settings', settings, draft, isPinLost: false, isFromBefore: false, faults: [], state: 'editing' },
});

describe('what the panel tells of a value that was set elsewhere', () => {
  it('shows what counts, and where it was set if not here', () => {
    expect([valueIn(step(), 'rotation'), originIn(step(), 'rotation')]).toEqual(['90', undefined]);
    expect([valueIn(step(), 'tags'), originIn(step(), 'tags')]).toEqual(['a=b', file]);
    expect([valueIn(step(), 'screenId'), originIn(step(), 'screenId')]).toEqual([undefined, undefined]);
  });

  it('shows a change before it, but none before what nobody here can change', () => {
    const changed = step({ tags: 'a=c', motion: 'on' });
    expect([valueIn(changed, 'tags'), originIn(changed, 'tags')]).toEqual(['a=c', undefined]);
    expect([valueIn(changed, 'motion'), originIn(changed, 'motion')]).toEqual(['off', variable]);
  });

  it('names the place, and says of a PIN only that it is set', () => {
    expect(originWords(file)).toEqual({ en: 'From /etc/x.json', vi: 'Theo tệp /etc/x.json' });
    expect(originWords(variable).vi).toContain('BLUEZONE_KIOSK_MOTION');
    expect(shownValue('operatorPin', valueIn(step(), 'operatorPin'), 'vi')).toBe('đã đặt');
    expect(shownValue('operatorPin', '4711', 'en')).toBe('a new one');
  });
});
