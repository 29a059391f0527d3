/**
 * The stage without a player, for whoever works on it or tests it, served by the development server only: scripts give
 * it programmes with `rehearsal.play(screen, programme)` and read what it told in `rehearsal.facts`.
 */
import type { FromPage } from '../core/messages.ts';
import type { ScreenProgramme } from '../core/programme.ts';
import type { Screen } from '../core/screen.ts';
import './stage/stage.ts';
import { ZoneStages } from './stage/zone-stages.ts';

const stage = document.querySelector('kiosk-stage') ?? document.createElement('kiosk-stage');
const facts: FromPage[] = [];
stage.addEventListener('fact', (event) => facts.push((event as CustomEvent<FromPage>).detail));

const zones = new ZoneStages({ main: stage, memoryOf: () => undefined, tell: (fact) => facts.push(fact) });
stage.beside = zones;

const play = (screen: Screen, programme: ScreenProgramme) => {
  stage.play(screen, programme);
  zones.play(screen, programme, stage.display);
};
Object.assign(globalThis, { rehearsal: { play, facts, nowShowing: () => stage.nowShowing } });
