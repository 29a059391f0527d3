import {
  operatorHeader,
  operatorRefusals,
  type Door,
  type OperatorRefusal,
  type SettingFault,
  type ShownDigest,
  type Source,
  type Sources,
  type TakenDigest,
  type Taking,
  type Unlocked,
  type UnlockRequest,
  type TakeRequest,
} from '../../core/operator.ts';
import type { Helped, HelpedDay } from '../../core/helped.ts';
import type { ChangeSettings, PanelSettings } from '../../core/panel-settings.ts';
import type { SetUpLook, SetUpRequest, SetUpTake } from '../../core/set-up.ts';
import type { Status } from '../../core/status.ts';
import type { Words } from '../../core/words.ts';

/** What the player says to a PIN; `away`: it did not answer. */
export type Unlocking =
  | { readonly kind: 'unlocked' }
  | { readonly kind: 'away' }
  | { readonly kind: 'refused'; readonly refusal: OperatorRefusal };

/** What a set-up code or a settings file would change, or what is wrong with it. */
export type SetUpAnswer =
  | { readonly kind: 'look'; readonly look: SetUpLook }
  | { readonly kind: 'refused'; readonly faults: readonly { readonly place: string; readonly words: Words }[] };

/** An answer that only an operator gets: the player may have locked itself meanwhile, or be away. */
export type Answer<T> = { readonly kind: 'answered'; readonly value: T } | { readonly kind: 'locked' | 'away' };

/** The operator's talk with the player process, over loopback. It keeps the secret of the session; nothing rejects. */
export interface OperatorClient {
  /** `undefined`: the player is away. */
  status(): Promise<Status | undefined>;
  /** `undefined`: the player is away. */
  door(): Promise<Door | undefined>;
  unlock(pin: string): Promise<Unlocking>;
  /** Sets the first PIN of a machine. */
  setFirstPin(pin: string): Promise<Unlocking>;
  sources(): Promise<Answer<readonly Source[]>>;
  /** `busy`: something else is being taken already. */
  take(path: string): Promise<Answer<'begun' | 'busy'>>;
  taking(): Promise<Answer<Taking>>;
  settings(): Promise<Answer<PanelSettings>>;
  /** What is wrong with what was to be changed; empty: all of it was kept, and the player starts again. */
  change(changes: ChangeSettings['changes']): Promise<Answer<readonly SettingFault[]>>;
  lookAtSetUp(request: SetUpRequest): Promise<Answer<SetUpAnswer>>;
  /** Takes what was looked at; `away`: nothing of it was kept. */
  takeSetUp(id: string): Promise<Answer<undefined>>;
  helped(): Promise<Answer<Helped>>;
  enterHelped(day: HelpedDay): Promise<Answer<Helped>>;
  /** `month`: the last 30 days, else those since the last that was taken. */
  digest(since: 'taken' | 'month'): Promise<Answer<ShownDigest>>;
  takenDigest(until: string): Promise<Answer<undefined>>;
  /** Ends the session, also while the page itself goes away. */
  lock(): void;
}

/** @param request  `fetch`, of the page's own origin */
export function createOperatorClient(request: typeof fetch): OperatorClient {
  let secret: string | undefined;

  const ask = (path: string, body?: object): Promise<Response | undefined> => {
    const headers = {
      'content-type': 'application/json',
      ...(secret === undefined ? {} : { [operatorHeader]: secret }),
    };
    const posted = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), keepalive: true };
    return request(path, { ...posted, headers, signal: AbortSignal.timeout(LIMIT_MS) }).catch(() => undefined);
  };
  /** Asks for what needs the session. */
  const privately = async <T>(
    path: string,
    read: (response: Response) => Promise<T> | T,
    body?: object,
  ): Promise<Answer<T>> => (secret === undefined ? { kind: 'locked' } : admitted(path, read, body));
  /** Asks for what needs the session once the machine has been set up. */
  const admitted = async <T>(
    path: string,
    read: (response: Response) => Promise<T> | T,
    body?: object,
  ): Promise<Answer<T>> => {
    const response = await ask(path, body);
    if (response?.status === operatorRefusals.LOCKED_OUT) {
      secret = undefined;
      return { kind: 'locked' };
    }
    if (response === undefined || !(response.ok || isTold.has(response.status))) return { kind: 'away' };
    try {
      return { kind: 'answered', value: await read(response) };
    } catch {
      return { kind: 'away' }; // cut off in the middle
    }
  };

  const begin = async (path: string, pin: string): Promise<Unlocking> => {
    const response = await ask(path, { pin } satisfies UnlockRequest);
    try {
      const answer = (await response?.json()) as Unlocked | OperatorRefusal | undefined;
      if (answer === undefined) return { kind: 'away' };
      if ('code' in answer) return { kind: 'refused', refusal: answer };
      secret = answer.secret;
      return { kind: 'unlocked' };
    } catch {
      return { kind: 'away' }; // no JSON, or cut off in the middle
    }
  };

  return {
    status: async () => {
      const response = await ask('/status');
      return response?.ok === true ? (response.json() as Promise<Status>).catch(() => undefined) : undefined;
    },
    door: async () => {
      const response = await ask('/operator/door');
      return response?.ok === true ? (response.json() as Promise<Door>).catch(() => undefined) : undefined;
    },
    unlock: (pin) => begin('/operator/unlock', pin),
    setFirstPin: (pin) => begin('/operator/first-pin', pin),
    sources: () =>
      admitted('/operator/sources', async (response) => {
        const { sources } = (await response.json()) as Sources;
        return sources;
      }),
    take: (path) =>
      privately('/operator/take', ({ status }) => (status === operatorRefusals.BUSY ? 'busy' : 'begun'), {
        path,
      } satisfies TakeRequest),
    taking: () => privately('/operator/taking', (response) => response.json() as Promise<Taking>),
    settings: () => privately('/operator/settings', (response) => response.json() as Promise<PanelSettings>),
    change: (changes) => privately('/operator/settings', faultsIn, { changes } satisfies ChangeSettings),
    lookAtSetUp: (request) => admitted('/operator/set-up/look', lookIn, request),
    takeSetUp: (id) => admitted('/operator/set-up/take', () => undefined, { id } satisfies SetUpTake),
    helped: () => privately('/operator/helped', (response) => response.json() as Promise<Helped>),
    enterHelped: (day) => privately('/operator/helped', (response) => response.json() as Promise<Helped>, day),
    digest: (since) =>
      privately(
        since === 'month' ? '/operator/digest/month' : '/operator/digest',
        (response) => response.json() as Promise<ShownDigest>,
      ),
    takenDigest: (until) => privately('/operator/digest/taken', () => undefined, { until } satisfies TakenDigest),
    lock() {
      if (secret !== undefined) void ask('/operator/lock', {});
      secret = undefined;
    },
  };
}

/** Refusals that say something to the operator. */
const isTold: ReadonlySet<number> = new Set([
  operatorRefusals.BUSY,
  operatorRefusals.BAD_SETTINGS,
  operatorRefusals.BAD_SET_UP,
]);

async function faultsIn(response: Response): Promise<readonly SettingFault[]> {
  const { faults = [] } = (await response.json()) as { readonly faults?: readonly SettingFault[] };
  return faults;
}

async function lookIn(response: Response): Promise<SetUpAnswer> {
  if (response.ok) return { kind: 'look', look: (await response.json()) as SetUpLook };
  const { faults } = (await response.json()) as Extract<SetUpAnswer, { kind: 'refused' }>;
  return { kind: 'refused', faults };
}

/** The player is on the same machine. Looking for sticks reads disks. */
const LIMIT_MS = 10_000;
