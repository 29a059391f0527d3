/** Which screens something is for: those that have one of these ids, or these tags (DECISIONS 17). Absent: all. */
export interface Target {
  readonly ids: readonly string[];
  readonly tags?: {
    readonly all: readonly string[];
    readonly any: readonly string[];
    readonly none: readonly string[];
  };
}
