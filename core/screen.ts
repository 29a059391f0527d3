/** One display that this player drives. */
export interface Screen {
  readonly id: string;
  /** `key=value`, such as `province=binh-phuoc`. */
  readonly tags: readonly string[];
}

/** A screen as its host set it up. */
export interface HostedScreen extends Screen {
  /** The display's name as the host knows it, `undefined` when it plays headless. */
  readonly display: string | undefined;
}
