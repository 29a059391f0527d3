/** Who we are, to whoever takes reports; a token goes before the login in the address. */
export function reportHeaders(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
