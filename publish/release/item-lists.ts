import { isRecord } from '../../core/record.ts';

/** A list of items in the JSON of a playlist, and where it stands: `items`, `campaigns[2].items`. */
export interface ItemList {
  readonly place: string;
  readonly holder: Record<string, unknown>;
}

/** Every list of items in the JSON of a playlist, sound or not. */
export function listsOf(document: Record<string, unknown>): readonly ItemList[] {
  const inner = (['campaigns', 'interrupts'] as const).flatMap((name) =>
    arrayOf(document[name]).flatMap((holder, index) =>
      isRecord(holder) ? [{ place: `${name}[${index}].items`, holder }] : [],
    ),
  );
  return [{ place: 'items', holder: document }, ...inner].filter(({ holder }) => Array.isArray(holder['items']));
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
