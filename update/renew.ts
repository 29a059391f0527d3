import type { PlayerFault, Status } from '../core/status.ts';
import { afterUpdateEvent, type UpdateEvent, type UpdateRecord, type UpdateState } from '../core/update.ts';
import { begin } from './begin.ts';
import { sightOf } from './player-sight.ts';
import type { RenewOrder, RenewWorld } from './renew-world.ts';
import { notTaken, toldOf } from './told.ts';
import { watchPlayer } from './watch-player.ts';

/**
 * One run: goes on with what was cut off, or sees whether there is something newer, and brings it on; what does not get a
 * moving picture is taken back. Each step is written down before it is done, so that a run can be cut off anywhere. Gives
 * the record as it ends.
 */
export async function renew(world: RenewWorld, order: RenewOrder): Promise<UpdateRecord> {
  const { packages, records, program, log, now, tell } = world;
  let record = await records.read();
  /** The life of the player before its package was replaced; it may go on for a moment. */
  let lifeBefore: string | undefined;
  let fault: PlayerFault | undefined;
  const stateNow = (): UpdateState => record.state;

  const become = async (event: UpdateEvent) => {
    const before = record.state.kind;
    const after = afterUpdateEvent(record, event, now());
    // While it lies there it is what is started; with nothing under way the package's own is meant.
    if (after.state.kind === 'idle') await program.letGo();
    await records.keep(after);
    record = after;
    log.info('update went on', { event: event.kind, from: before, to: record.state.kind });
  };
  const sight = async () => {
    const { service, status } = await world.look();
    return sightOf(service, status);
  };
  /** Whether there is more to do in this run. */
  const judge = async (): Promise<boolean> => {
    const verdict = await watchPlayer({ ...world, look: sight }, lifeBefore);
    if (verdict === undefined) return false;
    log.info('version judged', { ...verdict });
    await become({ kind: 'judged', verdict });
    if (stateNow().kind === 'unseen') await wakeAtOpening(world);
    return stateNow().kind !== 'unseen';
  };

  if (stateNow().kind === 'installing') await become({ kind: 'cut-off' });
  if (order === 'back') {
    const why = await askBack(world, record, become);
    if (why !== undefined) log.error('version before not had', { why });
  } else if (stateNow().kind === 'idle') {
    if (order === 'timer' && world.bootedMs() < JUST_BOOTED_MS) return record;
    record = await begin(world, order, record);
  }
  if (stateNow().kind === 'idle') return record;

  for (;;) {
    const state = stateNow();
    switch (state.kind) {
      case 'idle': {
        const installed = await packages.installed();
        await packages.keepOnly([installed?.version, record.previous].filter((version) => version !== undefined));
        await tell(fault ?? toldOf(record));
        log.info('update ended', { installed: installed?.version, last: record.last });
        return record;
      }
      case 'installing': {
        const { from, to } = state.attempt;
        lifeBefore = (await world.look()).service['InvocationID'];
        const kept = await program.keep();
        const done = kept.kind === 'done' ? await packages.install(to) : kept;
        if (done.kind === 'done') {
          await become({ kind: 'installed' });
          break;
        }
        const there = await packages.installed();
        const isUntouched = there?.version === from && there.isWhole;
        log.error('version not installed', { to, why: done.why, isUntouched });
        if (isUntouched) fault = notTaken(`version ${to} could not be installed: ${done.why}`, now());
        await become({ kind: 'not-installed', why: `it could not be installed (${done.why})`, isUntouched });
        break;
      }
      case 'judging':
        if (!(await judge())) return record;
        break;
      case 'unseen': {
        const seen = await sight();
        if (seen.kind !== 'dark') {
          if (!(await judge())) return record;
          break;
        }
        await become({ kind: 'judged', verdict: { kind: 'dark', hasDisplay: seen.hasDisplay } });
        if (stateNow().kind !== 'unseen') break;
        await wakeAtOpening(world);
        return record;
      }
      case 'going-back': {
        const { from, to } = state.attempt;
        log.warn('version being taken back', { to, from, why: state.why });
        // With a full disk too: what is there is what it has to be done with.
        await program.keep();
        const done = await packages.install(from);
        if (done.kind === 'done') {
          await become({ kind: 'returned' });
          break;
        }
        log.error('version not taken back', { to, from, why: done.why });
        await become({ kind: 'not-returned', why: done.why });
        await tell(toldOf(record));
        return record;
      }
    }
  }
}

/** Begins the way back that a person has asked for; gives why it cannot be gone. */
async function askBack(
  { packages }: RenewWorld,
  record: UpdateRecord,
  become: (event: UpdateEvent) => Promise<void>,
): Promise<string | undefined> {
  const { state, previous } = record;
  const installed = await packages.installed();
  if (state.kind === 'unseen') {
    await become({ kind: 'asked-back', installed: state.attempt.to });
    return undefined;
  }
  if (state.kind !== 'idle') return 'an update is under way';
  if (installed === undefined || previous === undefined) return 'none was kept';
  const had = await packages.obtain(previous);
  if (had.kind !== 'done') return had.why;
  await become({ kind: 'asked-back', installed: installed.version });
  return undefined;
}

async function wakeAtOpening({ look, wakeAt, now }: RenewWorld): Promise<void> {
  const { status }: { readonly status: Partial<Status> | undefined } = await look();
  const opening = Date.parse(status?.quiet?.until ?? '');
  if (opening > now()) await wakeAt(opening + AFTER_OPENING_MS);
}

/** What was cut off is gone on with at once; for what is new all machines of a town do not ask when the power returns. */
const JUST_BOOTED_MS = 10 * 60_000;
/** A display takes a moment to come on. */
const AFTER_OPENING_MS = 5_000;
