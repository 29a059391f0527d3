import { describe, expect, it } from 'vitest';
import { whyNotTaken } from '../../../player/delivery/acknowledgement.ts';

const answer = (text: string, headers: Record<string, string> = {}, isWhole = true) =>
  whyNotTaken({ headers: new Headers(headers), text, isWhole });

describe('whyNotTaken', () => {
  it.each([
    ['nothing', '', {}],
    ['words', 'Ok.\n', { 'content-type': 'text/plain' }],
    ['words of no type', 'stored', {}],
    ['JSON that is no error', '{"accepted":500,"errors":false}', { 'content-type': 'application/json' }],
    ['JSON with an empty list of errors', '{"errors":[]}', {}],
    ['Splunk', '{"text":"Success","code":0}', { 'content-type': 'application/json' }],
    ['a list', '[1,2]', { 'content-type': 'application/json' }],
  ])('takes %s for an acknowledgement', (_what, text, headers) => {
    expect(answer(text, headers)).toBeUndefined();
  });

  it.each([
    ['a web page', '\ufeff\n<!doctype html><title>Đăng nhập</title>', {}],
    ['a page that calls itself so', 'Đăng nhập', { 'content-type': 'text/html; charset=utf-8' }],
    ['XML', '<Error><Code>AccessDenied</Code></Error>', { 'content-type': 'application/xml' }],
    ['an error in JSON', '{"error":"unknown table"}', {}],
    ['Elasticsearch', '{"took":3,"errors":true}', { 'content-type': 'application/json' }],
    ['a failure in JSON', '{"status":"error","message":"no"}', {}],
    ['success that is none', '{"success":false}', {}],
    ['ClickHouse', 'Code: 60. DB::Exception: Table plays does not exist. (UNKNOWN_TABLE)\n', {}],
    ['ClickHouse by its header', '', { 'x-clickhouse-exception-code': '241' }],
    ['broken JSON', '{"accepted":', { 'content-type': 'application/json' }],
  ])('does not take %s for one', (_what, text, headers) => {
    expect(answer(text, headers)).toMatch(/^the server answered/);
  });

  it('believes a long answer whose end was not read, unless it is a page', () => {
    expect(answer('{"items":[', { 'content-type': 'application/json' }, false)).toBeUndefined();
    expect(answer('<html>', {}, false)).toBeDefined();
  });

  it('tells an error on one line, and not all of it', () => {
    expect(answer(`{"error":"a\\n${'b'.repeat(900)}",\n"more":1}`)?.length).toBeLessThan(300);
  });
});
