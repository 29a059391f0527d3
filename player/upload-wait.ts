/**
 * Files may be uploaded after the list that names them: whether those of a list seem to be on their way up still, asked
 * with how many of its items are ready. They do until five minutes have passed without another one.
 *
 * @param now  epoch milliseconds; a clock that is set back ends the wait
 */
export function createUploadWait(now: () => number) {
  let upload: { readonly of?: object; readonly ready: number; readonly at: number } = { ready: 0, at: 0 };
  return (list: object, ready: number): boolean => {
    if (upload.of !== list || ready > upload.ready) upload = { of: list, ready, at: now() };
    const age = now() - upload.at;
    return age >= 0 && age < LONGEST_PAUSE_MS;
  };
}

/** Officers upload by hand, over thin lines; when no file comes for longer than this nobody is uploading any more. */
const LONGEST_PAUSE_MS = 5 * 60_000;
