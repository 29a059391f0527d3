/** The keys that are held, as DOM events name them. */
export interface HeldKeys {
  /** The key's place on the keyboard (`KeyO`), which no input method for Vietnamese changes. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Whether these keys open the operator's panel: Ctrl+Shift+O. */
export function isOperatorChord({ code, ctrlKey, shiftKey, altKey, metaKey }: HeldKeys): boolean {
  return code === 'KeyO' && ctrlKey && shiftKey && !altKey && !metaKey;
}
