import { expect, it } from 'vitest';
import { digestFileName } from '../../renderer/digest/digest-file-name.ts';

it('calls the file after the day where it is saved, which in Vietnam begins seven hours before that of Greenwich', () => {
  const at = new Date('2026-11-21T23:30:00Z');

  expect(digestFileName(at, 'Asia/Ho_Chi_Minh')).toBe('bao-cao-2026-11-22.jsonl');
  expect(digestFileName(at, 'UTC')).toBe('bao-cao-2026-11-21.jsonl');
});
