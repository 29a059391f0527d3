import type { Programme } from '../core/programme.ts';

/** Which type each file is served as: the one that the programmes name it by. */
export interface ShownTypes {
  /** A page is told of this programme, and will ask for its files. */
  learn(programme: Programme): void;
  /** The MIME type of a file that some programme shows, by its SHA-256. */
  of(sha256: string): string | undefined;
}

export function createShownTypes(): ShownTypes {
  const types = new Map<string, string>();
  return {
    learn({ media, emblem }) {
      for (const { sha256, type, captions, signLanguage } of Object.values(media)) {
        types.set(sha256, type);
        if (signLanguage !== undefined) types.set(signLanguage.sha256, signLanguage.type);
        if (captions !== undefined) types.set(captions.sha256, 'text/vtt');
      }
      if (emblem !== undefined) types.set(emblem.sha256, emblem.type);
    },
    of: (sha256) => types.get(sha256),
  };
}
