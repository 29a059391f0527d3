import { html, nothing } from 'lit';
import type { BesideZone } from '../../core/playlist.ts';
import '../overlays/drill-band.ts';
import '../overlays/overlay-frame.ts';
import '../slides/slide-view.ts';

/**
 * What a stage is made of, once: two layers for each kind of item, and what sounds. Over the main picture there are who
 * signs, two frames of overlays and the band of an exercise as well; no zone beside it has any of these.
 */
export function stageParts(zone: BesideZone | undefined) {
  return html`
    <video class="layer" preload="auto" playsinline disableremoteplayback><track kind="captions" /></video>
    <video class="layer" preload="auto" playsinline disableremoteplayback><track kind="captions" /></video>
    <canvas class="layer" role="img"></canvas><canvas class="layer" role="img"></canvas>
    <slide-view class="layer"></slide-view><slide-view class="layer"></slide-view>
    <div class="layer web" inert></div>
    <div class="layer web" inert></div>
    ${
      zone === undefined
        ? html`<video class="signer" preload="auto" playsinline disableremoteplayback></video
            ><overlay-frame></overlay-frame><overlay-frame></overlay-frame><drill-band></drill-band>`
        : nothing
    }
    <audio preload="auto"></audio>
  `;
}
