import { createCec } from '../player/power/cec.ts';
import { createDdc } from '../player/power/ddc.ts';
import { createDpms } from '../player/power/dpms.ts';
import type { RunProgram } from '../player/power/run-program.ts';
import { well, type Finding } from './finding.ts';
import type { Machine } from './machine.ts';

const code = 'DISPLAY_SWITCH';

/** What can switch the display off outside its hours; whether a television heeds it can be tried only there. */
export async function checkDisplaySwitch(machine: Machine): Promise<readonly Finding[]> {
  if (machine.platform !== 'linux') return [onlyBlack];
  const run: RunProgram = async (program, args) => {
    const ran = await machine.run(program, args);
    if (ran === undefined) return { kind: 'failed', why: `${program} is not there, or does not answer` };
    return { kind: 'ended', code: ran.code, text: ran.stdout };
  };
  const there: string[] = [];
  for (const one of [createCec(run), createDdc(run), createDpms(run, machine.env)]) {
    const found = await one.find(false);
    if (found.kind === 'found') there.push(`${NAMES[one.way]} (${found.what})`);
  }
  if (there.length === 0) return [none];
  return [
    well(code, {
      en: `The display can be switched by ${there.join(', ')}.`,
      vi: `Màn hình bật tắt được qua ${there.join(', ')}.`,
    }),
  ];
}

const NAMES = { cec: 'HDMI-CEC', ddc: 'DDC/CI', dpms: 'DPMS' } as const;

const onlyBlack: Finding = {
  code,
  verdict: 'unknown',
  words: {
    en: 'On this system displays are not switched off: outside its hours the picture is black.',
    vi: 'Trên hệ điều hành này màn hình không được tắt: ngoài giờ mở cửa chỉ để hình đen.',
  },
};

const none: Finding = {
  code,
  verdict: 'unknown',
  words: {
    en: 'Nothing here can switch the display off: outside its hours the picture is black.',
    vi: 'Máy này không có gì để tắt màn hình: ngoài giờ mở cửa chỉ để hình đen.',
  },
  fix: {
    en: 'If it is to be off, install what fits: cec-utils for a television, ddcutil for a monitor, and let the player to the devices (docs/display.md):',
    vi: 'Nếu muốn tắt hẳn, hãy cài gói phù hợp: cec-utils cho tivi, ddcutil cho màn hình máy tính, và cho trình phát dùng thiết bị (docs/display.md):',
  },
  commands: ['sudo apt install cec-utils ddcutil', 'sudo usermod -aG video,dialout,i2c bluezone-kiosk'],
};
