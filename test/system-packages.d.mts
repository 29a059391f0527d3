/** Installs by apt what is missing of `programs`, named with their packages; by default what the tests use. */
export function installedSystemPackages(programs?: Readonly<Record<string, string>>): void;
