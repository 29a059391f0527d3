/**
 * When this version was made, epoch milliseconds: a clock that is behind it is plainly wrong (DECISIONS 22). Written down
 * rather than taken at the build, which the first start does on the very machine whose clock may be wrong.
 */
export const RELEASED_AT = Date.UTC(2026, 10, 20);
