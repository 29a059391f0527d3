import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editCommands } from '../../publish/commands/edit-text.ts';

const all = () => true;
const one = { id: 'a', do: 'screenshot', until: '2026-11-20' };
const other = { id: 'b', do: 'identify', until: '2026-11-20' };

describe('editCommands', () => {
  it('adds a list at the end, with the line ends and the indent of the file, and touches nothing else', () => {
    const text = '\ufeff{\r\n\t"formatVersion": 1,\r\n\t"items": [ {"src":"a.png"} ]\r\n}\r\n';

    expect(editCommands(text, { keep: all, add: [one] })).toBe(
      '\ufeff{\r\n\t"formatVersion": 1,\r\n\t"items": [ {"src":"a.png"} ],\r\n\t"commands": [\r\n\t\t' +
        '{ "id": "a", "do": "screenshot", "until": "2026-11-20" }\r\n\t]\r\n}\r\n',
    );
  });

  it('stays on one line in a file of one line', () => {
    expect(editCommands('{"items":[],"commands":[{"id":"x"}]}', { keep: all, add: [one] })).toBe(
      '{"items":[],"commands":[{"id":"x"}, { "id": "a", "do": "screenshot", "until": "2026-11-20" }]}',
    );
  });

  it('keeps what others have written in the words in which they wrote it', () => {
    const theirs = '{"do": "screenshot",   "until":"2026-11-20", "id":"a, } ] \\" {" , "note": [1,{"x":2}]}';
    const text = `{\n  "commands": [ ${theirs}, {"id": "b"} ],\n  "items": []\n}`;

    expect(editCommands(text, { keep: (index) => index === 0, add: [] })).toBe(
      `{\n  "commands": [\n    ${theirs}\n  ],\n  "items": []\n}`,
    );
    expect(editCommands(text, { keep: () => false, add: [] })).toBe('{\n  "commands": [],\n  "items": []\n}');
  });

  it('writes into an object without fields, and one behind a byte order mark', () => {
    const list = '[{ "id": "a", "do": "screenshot", "until": "2026-11-20" }]';

    expect(editCommands('\ufeff{}\n', { keep: all, add: [one] })).toBe(`\ufeff{ "commands": ${list}}\n`);
  });

  it('takes the field of the outermost object alone, and of two the one that counts', () => {
    const text = '{ "a": { "commands": [1] }, "commands": [2], "comm\\u0061nds": [3] }';

    expect(editCommands(text, { keep: all, add: [one] })).toContain('"commands": [2], "comm\\u0061nds": [3, { "id"');
  });

  it('changes nothing but the commands of any file, however it is written', () => {
    const rest = fc.dictionary(
      fc.string().filter((name) => name !== 'commands' && name !== '__proto__'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(
        rest,
        fc.array(fc.jsonValue()),
        fc.constantFrom('', ' ', '\t', 3),
        fc.boolean(),
        (fields, had, indent, first) => {
          const before = first ? { commands: had, ...fields } : { ...fields, commands: had };
          const text = JSON.stringify(before, null, indent);
          const after: unknown = JSON.parse(
            editCommands(text, { keep: (index) => index % 2 === 0, add: [one, other] }),
          );

          const kept = JSON.parse(JSON.stringify(had)) as unknown[];
          expect(after).toEqual({
            ...(JSON.parse(JSON.stringify(fields)) as object),
            commands: [...kept.filter((_, index) => index % 2 === 0), one, other],
          });
        },
      ),
    );
  });
});
