import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAbsolute } from 'node:path';
import { readHelpedDay } from '../../core/helped.ts';
import {
  operatorHeader,
  operatorRefusals,
  readPin,
  type Door,
  type OperatorRefusal,
  type ShownDigest,
  type Sources,
  type TakenDigest,
  type TakeRequest,
  type Unlocked,
  type UnlockRequest,
} from '../../core/operator.ts';
import type { SetUpLook, SetUpTake } from '../../core/set-up.ts';
import { isCalendarMoment } from '../../core/wall-clock.ts';
import { reasonOf } from '../log.ts';
import { safeHeaders } from '../page-files.ts';
import type { DigestDesk } from './digest-desk.ts';
import type { FindSticks } from './find-sticks.ts';
import type { HelpedDays } from './helped-days.ts';
import { listSources } from './list-sources.ts';
import { readChanges, type SettingsDesk } from './panel-settings.ts';
import { hashPin } from './pin.ts';
import { IDLE_MS, type PinGate } from './pin-gate.ts';
import type { SetUpDesk } from './set-up-desk.ts';
import { readJson, textIn } from './read-json.ts';
import type { Taker } from './taker.ts';

/** Answers what the operator's panel and the command line ask under `/operator/`, once they are through the loopback door. */
export type AnswerOperator = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

export interface OperatorDoorWorld {
  readonly gate: PinGate;
  readonly taker: Taker;
  readonly findSticks: FindSticks;
  readonly settings: SettingsDesk;
  readonly setUp: SetUpDesk;
  readonly helped: HelpedDays;
  readonly digest: DigestDesk;
  /** How much longer a first PIN may be set at the screen, milliseconds; 0: no more. */
  readonly setUpLeftMs: () => number;
  /** Settings were changed: what plays is to follow them, once the answer has been sent. */
  readonly onSettings: () => void;
}

/**
 * The routes of `core/operator.ts` and `core/set-up.ts`. Bodies are JSON of at most 4 KiB; all but the first three need a
 * session's secret, unless nothing is set on this machine yet and it is to be set up.
 */
export function createOperatorDoor(world: OperatorDoorWorld): AnswerOperator {
  const { gate, taker, findSticks, settings, setUp, helped, digest } = world;

  const unlock: Answer = async (body) => {
    const pin = textIn(body, 'pin' satisfies keyof UnlockRequest);
    if (pin === undefined) return refused({ code: 'BAD_REQUEST' });
    const unlocking = await gate.unlock(pin);
    switch (unlocking.kind) {
      case 'unlocked':
        return unlocked(unlocking.secret);
      case 'wrong':
        return refused({ code: 'WRONG_PIN', triesLeft: unlocking.triesLeft });
      case 'locked':
        return refused({ code: 'LOCKED', retryAfterSeconds: Math.ceil(unlocking.waitMs / 1000) });
      case 'no-pin':
        return refused(noPin());
    }
  };
  const setUpSeconds = () => (gate.hasPin ? 0 : Math.ceil(Math.max(0, world.setUpLeftMs()) / 1000));
  const noPin = (): OperatorRefusal => ({ code: 'NO_PIN', setUpSeconds: setUpSeconds() });

  const setFirstPin: Answer = async (body) => {
    const pin = readPin(textIn(body, 'pin' satisfies keyof UnlockRequest) ?? '');
    if (pin === undefined) return refused({ code: 'BAD_REQUEST' });
    // What was set meanwhile, here or by the command line, is not taken away by whoever comes to the screen.
    if (gate.hasPin || world.setUpLeftMs() <= 0) return refused(noPin());
    await settings.change({ operatorPin: pin });
    return unlocked(gate.begin(hashPin(pin)));
  };

  const take: Answer = (body) => {
    const path = textIn(body, 'path' satisfies keyof TakeRequest);
    if (path === undefined || !isAbsolute(path)) return refused({ code: 'BAD_REQUEST' });
    return taker.take(path) ? { status: 202, body: {} } : refused({ code: 'BUSY' });
  };

  const changeSettings: Answer = async (body) => {
    const changes = readChanges(body);
    if (changes === undefined) return refused({ code: 'BAD_REQUEST' });
    const faults = await settings.change(changes);
    return faults.length > 0 ? refused({ code: 'BAD_SETTINGS', faults }) : { ...ok({}), after: world.onSettings };
  };

  const lookAtSetUp: Answer = async (body) => {
    const [code, path] = [textIn(body, 'code'), textIn(body, 'path')];
    if (code === undefined && path === undefined) return refused({ code: 'BAD_REQUEST' });
    const look = await setUp.look(code === undefined ? { path: path ?? '' } : { code });
    if (look.kind === 'refused')
      return refused({ code: 'BAD_SET_UP', faults: look.faults.map(({ place, words }) => ({ place, words })) });
    return ok({ id: look.id, changes: look.changes } satisfies SetUpLook);
  };

  const takeSetUp: Answer = async (body) => {
    const taken = await setUp.take(textIn(body, 'id' satisfies keyof SetUpTake) ?? '');
    return taken === 'taken' ? { ...ok({}), after: world.onSettings } : refused({ code: 'BAD_REQUEST' });
  };
  /** Before anything is set, whoever could set the first PIN may as well set the machine up. */
  const isUntouched = async () =>
    !gate.hasPin && world.setUpLeftMs() > 0 && (await setUp.isUntouched().catch(() => false));

  const enterHelped: Answer = async (body) => {
    const day = readHelpedDay(body);
    if (day === undefined || day.date > helped.lately().today) return refused({ code: 'BAD_REQUEST' });
    await helped.enter(day);
    return ok(helped.lately());
  };

  const takenDigest: Answer = async (body) => {
    const until = textIn(body, 'until' satisfies keyof TakenDigest);
    if (until === undefined || !isCalendarMoment(until) || until.length !== 10) return refused({ code: 'BAD_REQUEST' });
    await digest.taken(until);
    return ok({});
  };

  const open: Routes = {
    'GET /operator/door': async () =>
      ok({ hasPin: gate.hasPin, setUpSeconds: setUpSeconds(), isUntouched: await isUntouched() } satisfies Door),
    'POST /operator/unlock': unlock,
    'POST /operator/first-pin': setFirstPin,
  };
  const settingUp: Routes = {
    'GET /operator/sources': async () => ok({ sources: await listSources(findSticks) } satisfies Sources),
    'POST /operator/set-up/look': lookAtSetUp,
    'POST /operator/set-up/take': takeSetUp,
  };
  const closed: Routes = {
    ...settingUp,
    'GET /operator/taking': () => ok(taker.taking()),
    'POST /operator/take': take,
    'GET /operator/settings': async () => ok(await settings.read()),
    'POST /operator/settings': changeSettings,
    'GET /operator/helped': () => ok(helped.lately()),
    'POST /operator/helped': enterHelped,
    'GET /operator/digest': async () => ok((await digest.show('taken')) satisfies ShownDigest),
    'GET /operator/digest/month': async () => ok((await digest.show('month')) satisfies ShownDigest),
    'POST /operator/digest/taken': takenDigest,
    'POST /operator/lock': (_, secret) => {
      gate.lock(secret);
      return ok({});
    },
  };

  const reply = async (request: IncomingMessage, path: string): Promise<Reply> => {
    const route = `${request.method} ${path}`;
    const known = { ...open, ...closed };
    if (!Object.hasOwn(known, route))
      return { status: Object.keys(known).some((one) => one.endsWith(` ${path}`)) ? 405 : 404, body: {} };
    const body = request.method === 'POST' ? await readJson(request) : undefined;
    const secret = secretOf(request);
    if (Object.hasOwn(closed, route)) {
      // A page that only watches does not keep the door open, but what is being copied does.
      const isUse = route !== 'GET /operator/taking' || taker.taking().state === 'copying';
      const isAdmitted = secret !== undefined && gate.admits(secret, isUse);
      const isFree = Object.hasOwn(settingUp, route) && (await isUntouched());
      if (!isAdmitted && !isFree) return refused({ code: 'LOCKED_OUT' });
    }
    try {
      return (await known[route]?.(body, secret ?? '')) ?? refused({ code: 'BAD_REQUEST' });
    } catch (error) {
      return refused({ code: 'NOT_KEPT', reason: reasonOf(error) });
    }
  };

  return async (request, response, path) => {
    const { status, body, after } = await reply(request, path);
    const headers = {
      ...safeHeaders,
      'content-type': 'application/json',
      ...('retryAfterSeconds' in body ? { 'retry-after': String(body.retryAfterSeconds) } : {}),
    };
    if (after !== undefined) response.on('finish', after);
    response.writeHead(status, headers).end(JSON.stringify(body));
  };
}

type Answer = (body: unknown, secret: string) => Reply | Promise<Reply>;
type Routes = Readonly<Record<string, Answer>>;

interface Reply {
  readonly status: number;
  readonly body: object & { readonly retryAfterSeconds?: number };
  /** Done once it has been sent. */
  readonly after?: () => void;
}

function ok(body: object): Reply {
  return { status: 200, body };
}

function unlocked(secret: string): Reply {
  return ok({ secret, idleSeconds: IDLE_MS / 1000 } satisfies Unlocked);
}

function refused(refusal: OperatorRefusal): Reply {
  return { status: operatorRefusals[refusal.code], body: refusal };
}

function secretOf(request: IncomingMessage): string | undefined {
  const secret = request.headers[operatorHeader];
  return typeof secret === 'string' ? secret : undefined;
}
