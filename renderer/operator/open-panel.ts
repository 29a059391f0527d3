import type { Rotation } from '../../core/display-settings.ts';
import { langOf } from '../../core/words.ts';
import { whenIdle } from './idle.ts';
import { createOperatorClient } from './operator-client.ts';
import './operator-panel.ts';
import type { NowOn } from './now-on.ts';
import { createUnsaved } from './unsaved.ts';
import { startVisit } from './visit.ts';

export interface PanelOptions {
  /** Which of the player's screens this page is; empty: the first. */
  readonly screenId: string;
  /** BCP 47; of the screen and what plays on it. */
  readonly locale: string;
  /** What the page knows about what is on. */
  readonly nowOn: () => NowOn;
  /** How far the picture is turned in its window. */
  readonly rotation: Rotation;
}

/**
 * Opens the operator's panel over the picture, turned as that is; nothing when it is open already. Until it is closed the player is asked
 * once a second how things stand. It closes by Escape, by its button, and when for a minute nothing was touched or
 * pressed and nothing was being copied or read from it; then the session is locked and nothing of the panel is left
 * in the page but the settings that were changed and not saved.
 */
export function openPanel(picture: HTMLElement, { screenId, locale, rotation, nowOn }: PanelOptions): void {
  if (document.querySelector('operator-panel') !== null) return;
  const panel = document.createElement('operator-panel');
  const visit = startVisit({
    client: createOperatorClient((...request) => fetch(...request)),
    unsaved,
    onChange: (state) => void Object.assign(panel, { state, now: performance.now() }),
    now: () => performance.now(),
  });
  Object.assign(panel, {
    visit,
    state: visit.state,
    screenId,
    rotation,
    nowOn,
    lang: langOf(locale),
    now: performance.now(),
  });

  let looking: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    await visit.look();
    if (panel.isConnected) looking = setTimeout(() => void look(), LOOK_MS);
  };
  const close = () => {
    clearTimeout(looking);
    stopWatching();
    visit.end();
    panel.remove();
  };
  const isUnderWay = () => {
    const { step } = visit.state;
    if (step.kind === 'digest') return performance.now() < step.closesAt;
    return step.kind === 'taking' && step.taking.state === 'copying';
  };
  const stopWatching = whenIdle(window, isUnderWay, close);
  panel.addEventListener('closed', close);
  picture.append(panel);
  void look();
}

const LOOK_MS = 1000;

/** From one opening of the panel to the next, as long as the page lives. */
const unsaved = createUnsaved();
