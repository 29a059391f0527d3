/** Whether bytes are a workbook of Excel, as far as their beginning tells: a ZIP archive, or the older form of Office. */
export function isWorkbook([first, second]: Uint8Array): boolean {
  return (first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf);
}
