/** Set-up could not go on; the message says what to do. */
export class SetUpError extends Error {}

/** One line for the person at the terminal. */
export function say(line) {
  process.stderr.write(`bluezone-kiosk: ${line}\n`);
}
