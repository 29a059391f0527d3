import { createInterface } from 'node:readline/promises';

/** Asks whoever sits at the terminal; anything but a yes, in either language, is a no. */
export async function askYes(question: string): Promise<boolean> {
  const line = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const said = (await line.question(question)).trim().toLowerCase().normalize('NFC');
    return ['y', 'yes', 'c', 'có', 'co'].includes(said);
  } finally {
    line.close();
  }
}
