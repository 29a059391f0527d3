import { well, type Finding } from './finding.ts';
import { printed, type Machine } from './machine.ts';

const ZONES = '/sys/class/thermal';
/** Most boards slow down between 80 and 90 °C. */
const HOT_CELSIUS = 80;
/** Bits of `vcgencmd get_throttled`: too little voltage, now and since the start (Raspberry Pi documentation). */
const UNDER_VOLTAGE = 0x1_0001;

/** Whether heat or a weak power supply slows the machine down. */
export async function checkHeat(machine: Machine): Promise<readonly Finding[]> {
  const warmest = Math.max(
    ...machine.list(ZONES).map((zone) => Number(machine.read(`${ZONES}/${zone}/temp`) ?? NaN) / 1000),
    -Infinity,
  );
  const throttled = /0x([0-9a-f]+)/i.exec((await printed(machine, 'vcgencmd', 'get_throttled')) ?? '')?.[1];
  return [
    ...(Number.isFinite(warmest) ? [heat(Math.round(warmest))] : []),
    ...(throttled === undefined ? [] : [power(parseInt(throttled, 16))]),
  ];
}

function heat(celsius: number): Finding {
  const words = { en: `The processor has ${celsius} °C.`, vi: `Nhiệt độ CPU là ${celsius} °C.` };
  if (celsius < HOT_CELSIUS) return well('HEAT', words);
  return {
    code: 'HEAT',
    verdict: 'warning',
    words,
    fix: {
      en: 'Clean the fan, give it air: no closed cabinet, not on top of the television.',
      vi: 'Vệ sinh quạt, để chỗ thoáng: không đặt trong tủ kín, không đặt trên nóc tivi.',
    },
  };
}

function power(bits: number): Finding {
  if ((bits & UNDER_VOLTAGE) === 0)
    return well('POWER', { en: 'The power supply is strong enough.', vi: 'Nguồn điện đủ mạnh.' });
  return {
    code: 'POWER',
    verdict: 'error',
    words: { en: 'The power supply is too weak.', vi: 'Nguồn điện quá yếu.' },
    fix: {
      en: 'Take the power supply that belongs to the board; never the television’s USB socket.',
      vi: 'Dùng đúng nguồn đi kèm bo mạch; đừng lấy điện từ cổng USB của tivi.',
    },
  };
}
