import { well, type Finding } from './finding.ts';
import { printed, type Machine } from './machine.ts';

/** Whether a display is there, and driven in its own resolution; and what of it cannot be seen from here. */
export async function checkDisplay(machine: Machine, overscanPercent: number): Promise<readonly Finding[]> {
  const outputs = machine.platform === 'linux' ? ((await printed(machine, 'xrandr', '--query')) ?? '') : '';
  return [...outputsOf(outputs).map(modeOf), overscan(overscanPercent)];
}

interface Output {
  readonly name: string;
  readonly current: string | undefined;
  /** What the display itself names first. */
  readonly preferred: string | undefined;
}

/** The connected outputs of `xrandr --query`; of a mode `*` says that it is on, `+` that the display prefers it. */
export function outputsOf(text: string): readonly Output[] {
  return text
    .split(/^(?=\S)/m)
    .filter((block) => / connected/.test(block))
    .map((block) => {
      const modes = [...block.matchAll(/^\s+(\d+x\d+i?)(.*)$/gm)];
      const withSign = (sign: string) => modes.find(([, , rates]) => rates?.includes(sign) === true)?.[1];
      return { name: /^\S+/.exec(block)?.[0] ?? '', current: withSign('*'), preferred: withSign('+') };
    });
}

function modeOf({ name, current, preferred }: Output): Finding {
  const code = 'DISPLAY_MODE';
  if (current === undefined)
    return {
      code,
      verdict: 'error',
      words: { en: `${name} is connected and switched off.`, vi: `${name} có cắm dây nhưng đang tắt.` },
      fix: { en: 'Switch it on:', vi: 'Bật lên:' },
      commands: [`xrandr --output ${name} --auto`],
    };
  if (preferred === undefined || current === preferred)
    return well(code, { en: `${name} shows ${current}.`, vi: `${name} đang ở ${current}.` });
  return {
    code,
    verdict: 'warning',
    words: {
      en: `${name} shows ${current}, but its own resolution is ${preferred}: the picture is blurred.`,
      vi: `${name} đang ở ${current}, trong khi độ phân giải gốc là ${preferred}: hình sẽ bị mờ.`,
    },
    fix: { en: 'Take its own:', vi: 'Chuyển về độ phân giải gốc:' },
    commands: [`xrandr --output ${name} --mode ${preferred}`],
  };
}

/** A television that cuts the edges tells nobody. */
function overscan(percent: number): Finding {
  return {
    code: 'OVERSCAN',
    verdict: 'unknown',
    words: {
      en: `Stand before the screen: is the edge of the picture cut off? It is drawn ${percent === 0 ? 'to the edge' : `${percent} % from the edge`}.`,
      vi: `Hãy đứng trước màn hình xem mép hình có bị cắt không. Hình đang vẽ ${percent === 0 ? 'sát mép' : `cách mép ${percent} %`}.`,
    },
    fix: {
      en: 'Set the television to “just scan”, “full pixel” or “1:1”; where it has no such thing: bluezone-kiosk settings set overscanPercent 2.5',
      vi: 'Trên tivi chọn “Just scan”, “Full pixel” hoặc “1:1”; nếu tivi không có mục đó: bluezone-kiosk settings set overscanPercent 2.5',
    },
  };
}
