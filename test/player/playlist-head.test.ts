import { describe, expect, it } from 'vitest';
import { mostBytesOf } from '../../player/playlist-head.ts';

const mostMiB = (head: string) => mostBytesOf(Buffer.from(head)) / 2 ** 20;

describe('mostBytesOf', () => {
  it('lets a playlist be as long as a playlist may be, with a byte order mark or blanks before it', () => {
    expect(['{"items":[', '\ufeff{"id":1', ' \r\n\t{', '{'].map(mostMiB)).toEqual([32, 32, 32, 32]);
  });

  it('lets an envelope be longer, whichever of its fields comes first', () => {
    expect(['{"payload":"', '{ "signatures":[', '\ufeff{\r\n  "payloadType":"'].map(mostMiB)).toEqual([44, 44, 44]);
    expect(mostMiB('{"title":"\\"payload\\""')).toBe(32);
  });

  it('reads of anything else no more than it takes to say what is wrong', () => {
    expect(['<html>', '[{}]', ' '.repeat(4096), '', '\ufffe{\u0000'].map(mostMiB)).toEqual([1, 1, 1, 1, 1]);
  });
});
