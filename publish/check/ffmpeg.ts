import type { MediaFacts } from './media-facts.ts';

/**
 * The command that makes of a file what every player shows: H.264 High 8-bit 4:2:0 with AAC in MP4, or JPEG or PNG of a
 * picture; deinterlaced, upright, and no larger than 3840 × 2160 at 60 pictures a second.
 *
 * @param name      the file as it is found from where the command is run
 * @param platform  `process.platform` of who will run it: shells quote differently
 */
export function ffmpegCommand(name: string, facts: MediaFacts, platform: NodeJS.Platform): string {
  const input = quotedForShell(asFile(name, platform), platform);
  const output = quotedForShell(asFile(convertedName(name, facts), platform), platform);
  if (facts.image !== undefined && facts.video === undefined)
    return `ffmpeg -i ${input} -vf "${PICTURE_SCALE}" -frames:v 1 ${output}`;
  if (facts.video === undefined) return `ffmpeg -i ${input} -vn -c:a aac -b:a 160k -movflags +faststart ${output}`;
  const steps = [
    ...(facts.video.interlaced ? ['yadif'] : []),
    ...((facts.video.framesPerSecond ?? 0) > 60.5 ? ['fps=60'] : []),
    ...(isLarge(facts.video)
      ? [
          "scale='if(gt(iw,ih),3840,2160)':'if(gt(iw,ih),2160,3840)':force_original_aspect_ratio=decrease:force_divisible_by=2",
        ]
      : isOdd(facts.video)
        ? ['crop=trunc(iw/2)*2:trunc(ih/2)*2'] // 4:2:0 has no odd sizes
        : []),
  ];
  return [
    `ffmpeg -i ${input}`,
    ...(steps.length === 0 ? [] : [`-vf "${steps.join(',')}"`]),
    '-c:v libx264 -profile:v high -pix_fmt yuv420p -crf 20 -preset slow',
    facts.audio === undefined ? '-an' : '-c:a aac -b:a 160k',
    `-movflags +faststart ${output}`,
  ].join(' ');
}

/** What the file is called that the command makes of a file; of an address without a query, the address of it. */
export function convertedName(name: string, { image, video }: MediaFacts): string {
  const ending = video !== undefined ? 'mp4' : image !== undefined ? 'png' : 'm4a';
  return `${name.replace(/\.[^./\\]*$/, '')}-kiosk.${ending}`;
}

/** A name as one word of a shell: nothing in it is run, expanded or taken for an option. */
export function quotedForShell(name: string, platform: NodeJS.Platform): string {
  if (/^[\p{L}\p{N}_./][\p{L}\p{N}_./-]*$/u.test(name)) return name;
  if (platform !== 'win32') return `'${name.replaceAll("'", `'\\''`)}'`;
  // Double quotes serve cmd and PowerShell both, unless a character in them means something to one.
  return /["$`%!]/.test(name) ? `'${name.replaceAll("'", "''")}'` : `"${name}"`;
}

/** ffmpeg takes `a:b` for a protocol and `-a` for an option; `C:\\a` it knows on Windows. */
function asFile(name: string, platform: NodeJS.Platform): string {
  if (platform === 'win32' && /^[a-z]:[\\/]/i.test(name)) return name;
  return name.startsWith('-') || /^[^/\\]*:/.test(name) ? `./${name}` : name;
}

function isOdd({ width = 0, height = 0 }: NonNullable<MediaFacts['video']>): boolean {
  return width % 2 === 1 || height % 2 === 1;
}

function isLarge({ width = 0, height = 0 }: NonNullable<MediaFacts['video']>): boolean {
  return Math.max(width, height) > 3840 || Math.min(width, height) > 2160;
}

const PICTURE_SCALE = "scale='min(3840,iw)':'min(3840,ih)':force_original_aspect_ratio=decrease";
