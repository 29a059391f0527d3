/**
 * What a server has answered that is no yes, in a few words: its status and, where a store of objects says why in XML
 * (S3 and those like it), its code and message: `the server answered 403: AccessDenied: Request has expired`.
 */
export function answeredWords({ status, text }: { readonly status: number; readonly text: string }): string {
  const told = ['Code', 'Message'].flatMap((name) => {
    const [, words] = new RegExp(`<Error>[\\s\\S]*<${name}>([^<]{1,200})</${name}>`).exec(text) ?? [];
    return words === undefined ? [] : [words.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()];
  });
  return [`the server answered ${status}`, ...told].join(': ');
}
