/** What a media file is, read from its bytes. Sizes are as shown, after the rotation that the file asks for. */
export interface MediaFacts {
  /** MediaInfo's name of the container or picture format, such as `MPEG-4`, `WebM`, `JPEG`. */
  readonly container: string;
  readonly video?: VideoFacts;
  readonly audio?: { readonly codec: string };
  readonly image?: { readonly codec: string; readonly width?: number; readonly height?: number };
  readonly durationSeconds?: number;
  /** The file says that it should be longer. */
  readonly cutShort: boolean;
}

export interface VideoFacts {
  /** MediaInfo's name, such as `AVC`, `HEVC`, `VP9`. */
  readonly codec: string;
  readonly profile?: string;
  readonly level?: number;
  readonly width?: number;
  readonly height?: number;
  readonly bitDepth?: number;
  /** `4:2:0` */
  readonly chroma?: string;
  readonly interlaced: boolean;
  readonly framesPerSecond?: number;
  readonly durationSeconds?: number;
  /** Degrees, 0, 90, 180 or 270. */
  readonly rotation: number;
}
