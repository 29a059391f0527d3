import type { Words } from '../../core/words.ts';
import { definitions, type CheckCode } from './codes.ts';
import type { Definition, Severity } from './definition.ts';

/** One thing that is wrong, where, and what to do about it. */
export interface Finding {
  readonly code: CheckCode;
  readonly severity: Severity;
  /** `campaigns[2].items[0].src`; empty for the playlist as a whole. */
  readonly place: string;
  readonly words: Words;
  /** What to do, where the words do not say it already. */
  readonly fix?: Words;
  /** Where it stands in the file, counted from 1. */
  readonly line?: number;
}

/** Something that was not looked at, and why: what is not listed here was. */
export interface NotChecked {
  readonly what: Words;
  readonly why: Words;
}

/** What looking at one subject came to. */
export interface Findings {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
}

/** A finding with the severity and the remedy of its code, unless it has its own. */
export function finding(
  code: CheckCode,
  place: string,
  words: Words,
  own: { readonly severity?: Severity; readonly fix?: Words } = {},
): Finding {
  const { severity, fix: usual }: Definition = definitions[code];
  const fix = own.fix ?? usual;
  return { code, severity: own.severity ?? severity, place, words, ...(fix === undefined ? {} : { fix }) };
}

/** Several subjects as one. */
export function allFindings(parts: readonly Findings[]): Findings {
  return {
    findings: parts.flatMap(({ findings }) => findings),
    notChecked: parts.flatMap(({ notChecked }) => notChecked),
  };
}
