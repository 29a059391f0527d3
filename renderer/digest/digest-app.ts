import { html, LitElement, nothing } from 'lit';
import { createGathering, type Gathering } from '../../core/digest-frames.ts';
import { langOf, type Lang } from '../../core/words.ts';
import { appStyles } from './app-styles.ts';
import { eachFrame, lookAtFile, openCamera } from './camera.ts';
import { openCodeReader, type Picture, type ReadCodes } from './code-reader.ts';
import { namesOf } from './digest-card.ts';
import { digestFileName } from './digest-file-name.ts';
import { keptDigests, withDigest } from './kept-digests.ts';
import { openLine, openPacked, type OpenedDigest, type Opening } from './open-digest.ts';
import { pageWords, type PageWords } from './page-words.ts';

/** Reads the codes of screens with the camera, or out of pictures and films, and keeps what they tell as a file for reports. */
export class DigestApp extends LitElement {
  static override styles = appStyles;

  static override properties = {
    lang: { state: true },
    looking: { state: true },
    progress: { state: true },
    message: { state: true },
    digests: { state: true },
    isKept: { state: true },
  };

  declare lang: Lang;
  /** What is being looked at. */
  declare private looking: 'nothing' | 'camera' | 'file';
  declare private progress: { readonly read: number; readonly total: number } | undefined;
  declare private message: { readonly isGood: boolean; readonly of: (words: PageWords) => string } | undefined;
  declare private digests: readonly OpenedDigest[];
  declare private isKept: boolean;

  readonly #kept = keptDigests(() => localStorage);
  #reader: Promise<ReadCodes> | undefined;
  /** Goes on with the next pictures, should these not have been enough. */
  readonly #gathering: Gathering = createGathering();
  /** Ends what is being looked at. */
  #end: AbortController | undefined;

  constructor() {
    super();
    const { lang } = document.documentElement.dataset;
    // What the page was made in; else Vietnamese first, and English for whoever has another one set.
    if (lang !== undefined) this.lang = langOf(lang);
    else this.lang = navigator.languages.some((one) => langOf(one) === 'vi') ? 'vi' : langOf(navigator.language);
    this.looking = 'nothing';
    this.digests = [];
    this.isKept = true;
    void this.#recall();
  }

  override updated(): void {
    document.documentElement.lang = this.lang;
    document.title = `${pageWords[this.lang].title} · Bluezone Kiosk`;
  }

  override render() {
    const words = pageWords[this.lang];
    return html`<header>
        <h1>${words.title}</h1>
        <button lang=${this.lang === 'vi' ? 'en' : 'vi'} @click=${() => (this.lang = this.lang === 'vi' ? 'en' : 'vi')}>
          ${words.otherLanguage}
        </button>
      </header>
      <main>
        ${this.looking === 'nothing' && this.digests.length === 0 ? this.#renderHowTo(words) : nothing}
        <div class="finder" ?hidden=${this.looking !== 'camera'}><video muted playsinline></video></div>
        ${this.looking === 'nothing' ? nothing : this.#renderProgress(words)}
        ${
          this.message === undefined
            ? nothing
            : html`<p class="message ${this.message.isGood ? 'good' : ''}" role="status">${this.message.of(words)}</p>`
        }
        <div class="choices">
          ${
            this.looking === 'camera'
              ? html`<button @click=${() => this.#end?.abort()}>${words.closeCamera}</button>`
              : html`<button class="first" @click=${() => void this.#useCamera()}>${words.openCamera}</button>
                  <button @click=${() => this.renderRoot.querySelector('input')?.click()}>${words.chooseFiles}</button>`
          }
          <input
            type="file"
            accept="image/*,video/*"
            multiple
            hidden
            @change=${(event: Event) => void this.#useFiles(event)}
          />
        </div>
        <h2>${words.screens}${this.digests.length === 0 ? nothing : html` (${this.digests.length})`}</h2>
        ${this.isKept ? nothing : html`<p class="message" role="status">${words.notKept}</p>`}
        ${this.digests.length === 0 ? html`<p class="quiet">${words.none}</p>` : this.#renderDigests(words)}
      </main>`;
  }

  #renderHowTo(words: PageWords) {
    return html`<section class="how">
      <p>${words.lead}</p>
      <ol>
        ${words.steps.map((step) => html`<li>${step}</li>`)}
      </ol>
    </section>`;
  }

  #renderProgress(words: PageWords) {
    const { progress } = this;
    return html`<div class="reading" role="status">
      ${
        progress === undefined
          ? html`<p class="count">${this.looking === 'camera' ? words.aim : words.readingFile}</p>`
          : html`<p class="count">${words.progress(progress.read, progress.total)}</p>
              <progress max=${progress.total} value=${progress.read}></progress>
              <p class="quiet">${words.holdStill}</p>`
      }
    </div>`;
  }

  #renderDigests(words: PageWords) {
    return html`<ul>
        ${this.digests.map(
          (opened) =>
            html`<li>
              <digest-card .opened=${opened} .lang=${this.lang} @remove=${() => this.#remove(opened)}></digest-card>
            </li>`,
        )}
      </ul>
      <div class="foot">
        <div class="choices">
          <button class="first" @click=${() => this.#save()}>${words.save(this.digests.length)}</button>
          ${this.#canShare() ? html`<button @click=${() => void this.#share()}>${words.share}</button>` : nothing}
        </div>
        <p class="quiet">${words.whatNext}</p>
      </div>`;
  }

  async #recall(): Promise<void> {
    const kept = await Promise.all(this.#kept.lines().map((line) => openLine(line, subtle())));
    const opened = kept.flatMap((one) => (one.kind === 'digest' ? [one.opened] : []));
    // What was read meanwhile comes first.
    this.digests = [...this.digests, ...opened];
  }

  #begin(looking: 'camera' | 'file'): AbortSignal {
    this.#end?.abort();
    this.#end = new AbortController();
    Object.assign(this, { looking, progress: undefined, message: undefined });
    return this.#end.signal;
  }

  async #useCamera(): Promise<void> {
    const signal = this.#begin('camera');
    await this.updateComplete;
    const video = this.renderRoot.querySelector('video');
    if (video === null) return;
    const camera = await openCamera(video, signal);
    if (camera === 'open') await eachFrame(video, signal, (picture) => this.#look(picture, signal));
    else this.#tell((words) => words.cameras[camera]);
    if (this.#end?.signal === signal) this.#stop();
  }

  async #useFiles(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    const signal = this.#begin('file');
    const seen: ('seen' | 'unreadable')[] = [];
    for (const file of files) {
      seen.push(await lookAtFile(file, signal, (picture) => this.#look(picture, signal)));
      // Something else was chosen meanwhile.
      if (signal.aborted) return;
    }
    const { progress } = this;
    if (this.message === undefined && progress !== undefined)
      this.#tell((words) => words.incomplete(progress.read, progress.total));
    else if (this.message === undefined)
      this.#tell((words) => (seen.includes('seen') ? words.noCode : words.unreadable));
    this.#stop();
  }

  async #look(picture: Picture, signal: AbortSignal): Promise<void> {
    const read = await (this.#reader ??= openCodeReader());
    const texts = await read(picture);
    if (signal.aborted) return;
    for (const text of texts) {
      const frame = this.#gathering.take(text);
      switch (frame.kind) {
        case 'part':
          this.progress = { read: frame.read, total: frame.total };
          break;
        case 'newer':
          this.#tell((words) => words.newer);
          break;
        case 'whole':
          this.progress = { read: frame.total, total: frame.total };
          this.#took(await openPacked(frame.bytes, subtle()), signal);
          if (this.looking === 'camera' && !signal.aborted) this.#end?.abort();
          break;
        case 'damaged':
        case 'foreign':
          break; // another code in the room, or one that comes again in a moment
      }
    }
  }

  /** What was read counts also when something else is being looked at by now; it is only not told any more. */
  #took(opening: Opening, signal: AbortSignal): void {
    const tell = (of: (words: PageWords) => string, isGood = false) => {
      if (!signal.aborted) this.#tell(of, isGood);
    };
    if (opening.kind !== 'digest') return tell((words) => words[opening.kind]);
    navigator.vibrate?.(120);
    const { opened } = opening;
    const all = withDigest(this.digests, opened);
    // The next picture may show once more what was added just now.
    if (all === this.digests) return this.message?.isGood === true ? undefined : tell((words) => words.again, true);
    this.#put(all);
    tell((words) => words.added(namesOf(opened.digest.screens)), true);
  }

  #put(digests: readonly OpenedDigest[]): void {
    this.digests = digests;
    this.isKept = this.#kept.keep(digests.map(({ line }) => line));
  }

  #remove(opened: OpenedDigest): void {
    if (!confirm(pageWords[this.lang].removeSure(namesOf(opened.digest.screens)))) return;
    this.#put(this.digests.filter((one) => one !== opened));
  }

  #stop(): void {
    Object.assign(this, { looking: 'nothing', progress: undefined });
  }

  #tell(of: (words: PageWords) => string, isGood = false): void {
    this.message = { isGood, of };
  }

  #file(): File {
    const lines = this.digests.map(({ line }) => `${line}\n`);
    return new File(lines, digestFileName(new Date()), { type: 'application/jsonl' });
  }

  #save(): void {
    const file = this.#file();
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: file.name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /** Phones hand files over to mail and messages. */
  #canShare(): boolean {
    return typeof navigator.canShare === 'function' && navigator.canShare({ files: [this.#asText()] });
  }

  async #share(): Promise<void> {
    await navigator.share({ files: [this.#asText()] }).catch(() => undefined); // whoever shares thought better of it
  }

  /** Browsers share text, and nothing of a type that they do not know. */
  #asText(): File {
    const file = this.#file();
    return new File([file], `${file.name}.txt`, { type: 'text/plain' });
  }
}

/** Not there on a page that is not trusted, whatever the types say. */
function subtle(): SubtleCrypto | undefined {
  return crypto.subtle;
}

customElements.define('digest-app', DigestApp);

declare global {
  interface HTMLElementTagNameMap {
    'digest-app': DigestApp;
  }
}
