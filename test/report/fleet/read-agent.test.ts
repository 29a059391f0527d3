import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pollAgent } from '../../../player/poll-agent.ts';
import { emptyPoll } from '../../../report/fleet/poll.ts';
import { readAgent } from '../../../report/fleet/read-agent.ts';
import { agentOf } from './fleet-logs.ts';

function read(agent: string) {
  const bytes = Buffer.from(`"${agent}" 42`, 'latin1');
  const poll = emptyPoll();
  const is = readAgent(bytes, 1, agent.length + 1, poll);
  const text = (from: number, to: number) => bytes.toString('latin1', from, to);
  return {
    is,
    ids: text(poll.idsFrom, poll.idsTo),
    version: text(poll.versionFrom, poll.versionTo),
    state: text(poll.stateFrom, poll.stateTo),
    faults: text(poll.faultsFrom, poll.faultsTo),
    revision: poll.revision,
    journal: [poll.journalSeq, poll.journalHash],
  };
}

describe('readAgent', () => {
  it('reads what a player tells of itself', () => {
    expect(read(agentOf('lobby', { screens: ['lobby', 'hall'], state: 'kept', faults: ['STALE'] }))).toEqual({
      ...{ is: 'told', ids: 'lobby,hall', version: '0.4.0', state: 'kept', faults: 'STALE', revision: 12 },
      journal: [0, 0],
    });
  });

  it('reads how far the journal is, where it is told', () => {
    expect(read('bluezone-kiosk/0.5.0 (s=lobby; r=12; st=current; f=; c=4711.0a1b2cff)').journal).toEqual([
      4711, 0x0a1b2cff,
    ]);
  });

  it('passes over what only later versions tell', () => {
    expect(read('bluezone-kiosk/0.9.0 (s=lobby; r=12; st=current; f=; zz=a.b; q=)')).toMatchObject({
      ...{ is: 'told', ids: 'lobby', revision: 12 },
    });
  });

  it('knows a request that tells nothing of the screen', () => {
    expect(read('bluezone-kiosk/0.4.0').is).toBe('silent');
  });

  it.each([
    'bluezone-kiosk/0.4.0 (s=lobby; r=12; st=current; f=',
    'bluezone-kiosk/0.4.0 (s=lobby; r=12; st=current; f=) and more',
    'bluezone-kiosk/0.4.0 (s=; r=12; st=current; f=)',
    'bluezone-kiosk/0.4.0 (s=lobby; st=current; f=)',
    'bluezone-kiosk/0.4.0 (s=lobby; r=-1; st=current; f=)',
    'bluezone-kiosk/0.4.0 (s=lobby; r=99999999999999999; st=current; f=)',
    'bluezone-kiosk/0.4.0 (s=<script>alert(1)</script>; r=12; st=current; f=)',
    'bluezone-kiosk/0.4.0 (s=lobby; r=12; st=current; f=; c=4711.0a1b2c)',
    'bluezone-kiosk/0.4.0 (s=lobby; r=12; st=current; f=; c=x.0a1b2cff)',
    'bluezone-kiosk/0.4.0 Mozilla/5.0',
    'bluezone-kiosk/ (',
  ])('does not take %s', (agent) => {
    expect(read(agent).is).toBe('broken');
  });

  it('reads whatever a player can send', () => {
    const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 90 });
    fc.assert(
      fc.property(
        fc.record({
          version: word,
          screens: fc.array(word, { minLength: 1 }),
          revision: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
          state: fc.constantFrom('bundled', 'current', 'pending', 'kept', 'hold'),
          faults: fc.array(word),
        }),
        (state) => {
          expect(read(pollAgent(state))).toMatchObject({ is: 'told', revision: state.revision, state: state.state });
        },
      ),
    );
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
        const bytes = Buffer.concat([Buffer.from('bluezone-kiosk/'), tail]);
        expect(['told', 'silent', 'broken']).toContain(readAgent(bytes, 0, bytes.length, emptyPoll()));
      }),
    );
  });
});
