import type { commandCodes } from '../../publish/check/command-codes.ts';
import { list, slogan, type Case } from './check-case.ts';

const told = (...commands: readonly object[]) => ({
  ...list(slogan()),
  commands: commands.map((one, index) => ({ id: `c${index}`, do: 'screenshot', until: '2026-11-21', ...one })),
});
const register = (content: string) => ({ 'screens.csv': { content } });
const screens = register('id,tags\nsanh-1,"venue=lobby, floor=1"\nsanh-2,venue=lobby\nben-xe,venue=bus-station\n');

/** For each code of commands one case at least, and one for each thing that it can say. */
export const commandCases: Readonly<Record<keyof typeof commandCodes, readonly Case[]>> = {
  COMMAND: [
    {
      playlist: told({}),
      place: 'commands[0]',
      says: /^c0: take a screenshot, on all screens, until 2026-11-22 00:00/,
    },
    {
      playlist: told({ do: 'restart', what: 'page', from: '2026-11-20T18:00', screens: { ids: ['sanh-1'] } }),
      files: screens,
      place: 'commands[0]',
      says: /load the page again, on screen sanh-1 \(1 of 3\), from 2026-11-20 18:00 until/,
    },
    {
      playlist: told({
        do: 'restart',
        screens: { ids: ['sanh-1', 'ben-xe'], tags: { all: ['venue=lobby'], none: ['floor=1'] } },
      }),
      files: screens,
      place: 'commands[0]',
      says: /restart the player, on screens sanh-1, ben-xe, or screens with venue=lobby and without floor=1 \(3 of 3\)/,
    },
    {
      playlist: told({ do: 'volume', percent: 20, screens: { tags: { any: ['venue=lobby', 'floor=1'] } } }),
      place: 'commands[0]',
      says: /play at a volume of 20 %, on screens with one of venue=lobby, floor=1, until/,
    },
    {
      playlist: told({ do: 'restart', what: 'browser' }),
      place: 'commands[0]',
      says: /restart the browser, on all screens/,
    },
    { playlist: told({ do: 'clear-cache' }), files: screens, place: 'commands[0]', says: /all screens \(3 of 3\)/ },
    { playlist: told({ do: 'identify' }), place: 'commands[0]', says: /show which screen it is for 30 s/ },
    { playlist: told({ screens: { ids: ['a'] } }), files: register('Tên\nx\n'), place: 'commands[0]' },
    {
      playlist: told({ screens: { ids: ['xa'] } }, { screens: { ids: ['sanh-1'] } }),
      options: { screen: { id: 'sanh-1', tags: [] } },
      place: 'commands[1]',
    },
  ],
  COMMAND_OVER: [
    { playlist: told({ until: '2026-11-20T09:59' }), place: 'commands[0].until', says: /until 2026-11-20 09:59/ },
  ],
  COMMAND_FAR: [{ playlist: told({ until: '2026-12-24' }), place: 'commands[0].until' }],
  COMMAND_NOBODY: [
    {
      playlist: told({ screens: { ids: ['sanh-1', 'sanh1'] } }),
      files: screens,
      place: 'commands[0].screens',
      says: /there is no screen "sanh1"; is "sanh-1" meant\?/,
    },
    {
      playlist: told({ screens: { tags: { any: ['venue=lobby', 'x=1'] } } }),
      files: screens,
      place: 'commands[0].screens',
      says: /no screen has the tag "x=1"\n/,
    },
    {
      playlist: told({ screens: { tags: { all: ['venue=bus-station', 'floor=1'] } } }),
      files: screens,
      place: 'commands[0].screens',
      says: /the register has none of screens with venue=bus-station, floor=1/,
    },
    {
      playlist: told({ screens: { tags: { all: ['a=1'], none: ['a=1'] } } }),
      place: 'commands[0].screens',
      says: /no screen can be what this says/,
    },
  ],
};
