import type { SettingName } from '../../core/settings.ts';

/** A value of each setting, as a person writes it. A setting that is added has one here too. */
export const writtenValues: Readonly<Record<SettingName, string>> = {
  configUrl: 'https://a.vn/playlist.json',
  screenId: 'sanh-tang-1',
  tags: 'province=binh-phuoc,venue=lobby',
  rotation: '270',
  overscanPercent: '2.5',
  volumePercent: '40',
  motion: 'off',
  diagonalInches: '43',
  viewingDistanceMetres: '2.5',
  hours: 'mon-fri 07:00-11:30 13:30-17:00, sat 07:30-11:30',
  outsideHours: 'off',
  power: 'ddc',
  restartAt: '03:30',
  operatorPin: '482913',
  trust: '/media/usb/1.json',
  codeDomains: 'bluezone.gov.vn,gov.vn',
  webOrigins: 'https://portal.example.gov.vn,http://10.0.0.9:8080',
  port: '9000',
  proxy: 'http://proxy.vn:3128',
  caFile: '/etc/ca.pem',
  screenshotUrl: 'https://a.vn/anh',
  lanSharing: 'on',
  mediaQuotaMiB: '4096',
};
