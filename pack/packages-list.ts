/** One package in an index of a repository (Debian's “Packages” file). */
export interface ListedPackage {
  readonly name: string;
  readonly version: string;
  readonly arch: string;
  /** Where it lies, from the repository's folder. */
  readonly file: string;
  /** To how many machines in a hundred it is put out. */
  readonly percent: number;
  /** The record as it stands in the index. */
  readonly record: string;
}

/** The field by which apt lets new versions out in steps (apt_preferences(5), “Phased Updates”). */
const PERCENT = 'Phased-Update-Percentage';

/** Reads an index, such as apt-ftparchive writes it. */
export function readPackagesList(text: string): readonly ListedPackage[] {
  return text
    .split(/\n{2,}/)
    .map((record) => record.trimEnd())
    .filter((record) => record !== '')
    .map((record) => ({
      name: fieldOf(record, 'Package') ?? '',
      version: fieldOf(record, 'Version') ?? '',
      arch: fieldOf(record, 'Architecture') ?? '',
      file: fieldOf(record, 'Filename') ?? '',
      percent: Number(fieldOf(record, PERCENT) ?? 100),
      record,
    }));
}

/** The index of these packages, each put out to as many as it says. */
export function packagesList(packages: readonly ListedPackage[]): string {
  return packages
    .map(({ record, percent }) => {
      const lines = record.split('\n').filter((line) => !line.startsWith(`${PERCENT}:`));
      return `${[...lines, ...(percent === 100 ? [] : [`${PERCENT}: ${percent}`])].join('\n')}\n\n`;
    })
    .join('');
}

function fieldOf(record: string, name: string): string | undefined {
  return record
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .trim();
}
