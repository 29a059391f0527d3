/** Which file is being looked at: one line that is written over, and only for people who watch. */
export function createProgress(stream: NodeJS.WriteStream) {
  let told = false;
  return {
    tell(done: number, of: number, name: string) {
      if (!stream.isTTY) return;
      told = true;
      stream.write(`\r\u001b[K${of === 0 ? '' : `${done}/${of} `}${name.slice(0, 60)}`);
    },
    end() {
      if (told) stream.write('\r\u001b[K');
    },
  };
}
