import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clickhouseProgram, startClickHouse } from './fakes/clickhouse.ts';
import { recordingMachine } from './fakes/recording-machine.ts';

const docs = readFileSync(path.resolve(import.meta.dirname, '../docs/lake/clickhouse.sql'), 'utf8');
/** The statements, as they stand there: the table, and what is asked of it. */
const [table = '', daily = '', helped = '', silent = ''] = docs.replaceAll(/^--.*$/gm, '').split(';');
/** What stands behind the address there. */
const query = /:8443\/(\?\S+)$/m.exec(docs)?.[1] ?? '';

/** A ClickHouse with the table of the docs, and a machine that delivers to the address of the docs, but for its host. */
async function prepared() {
  const server = await startClickHouse();
  await server.ask(table);
  const reporting = { reportUrl: `${server.url()}${query}` };
  return { server, reporting, lobby: await recordingMachine('sanh-1') };
}

describe.skipIf(clickhouseProgram === undefined)('ClickHouse, as the docs set it up', () => {
  it('takes batches as they are, and tells each showing once though some came twice', async () => {
    const { server, reporting, lobby } = await prepared();
    lobby.show('2026-11-22T10:00:00+07:00');
    lobby.show('2026-11-22T23:59:50+07:00', { result: 'partial', shownMs: 9_000, reason: 'a "lost", frame' });
    expect(await lobby.deliver(reporting)).toEqual([]);
    lobby.show('2026-11-23T00:00:10+07:00', { itemId: 'Hướng dẫn.mp4' });
    lobby.show('2026-11-23T00:01:00+07:00', { displayed: false });
    lobby.help({ date: '2026-11-22', people: 3, at: '2026-11-22T09:00:00.000Z' });
    lobby.help({ date: '2026-11-22', people: 5, at: '2026-11-22T10:00:00.000Z' });
    expect(await lobby.deliver(reporting, { forgetful: true })).toEqual([]);

    expect(await server.ask("SELECT count(), uniq(seq) FROM plays WHERE kind != 'seal'")).toBe('8\t6\n');
    expect(await server.ask(daily)).toBe(
      '2026-11-22\tmain\thuong-dan.mp4\tmain\t2\t1\t0.01\t0\n2026-11-23\tmain\tHướng dẫn.mp4\tmain\t1\t1\t0\t0\n',
    );
    expect(await server.ask(helped)).toBe('sanh-1\t2026-11-22\t5\n');
    expect(
      await server.ask("SELECT reason, plannedMs, sha256 = '' FROM plays FINAL WHERE seq = 2 AND kind = 'play'"),
    ).toBe('a "lost", frame\t15000\t0\n');
  });

  it('tells which screens have brought nothing for a day', async () => {
    const { server, reporting, lobby } = await prepared();
    const hall = await recordingMachine('hall');
    lobby.show('2026-11-01T10:00:00+07:00');
    hall.show(new Date().toISOString());
    for (const machine of [lobby, hall]) expect(await machine.deliver(reporting)).toEqual([]);

    expect(await server.ask(silent)).toBe('sanh-1\t2026-11-01 03:00:00\n');
  });

  it('says clearly that there is no such table', async () => {
    const { server, lobby } = await prepared();
    lobby.show('2026-11-22T10:00:00+07:00');
    const [fault] = await lobby.deliver({ reportUrl: server.url('INSERT INTO gone FORMAT JSONEachRow') });

    expect(fault).toMatch(/plays are not taken at post http.*(doesn't exist|does not exist|answered 404)/);
  });
});
