/**
 * The page that reads the codes of screens without a line (docs/no-uplink.md): one file, that asks nobody for anything, and
 * keeps what it has read in this browser until it is taken from there as a file.
 */
import './digest/digest-app.ts';
