import { reasonOf } from './log.ts';

/**
 * Why a request came to nothing, on one line. A certificate or a proxy that is refused is told in words that say what
 * to do, the rest as the system says it.
 */
export function networkReason(error: unknown): string {
  const told = causesOf(error).flatMap(({ code, message }) => [
    ...(code === undefined ? [] : [certificateFaults[code] ?? []].flat()),
    ...proxyFault(message),
  ])[0];
  return told ?? reasonOf(error);
}

/** The codes of OpenSSL's verification as Node names them (node: tls, "X509 certificate error codes"). */
const certificateFaults: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED:
    "the server's certificate has expired: renew it there, and see that the clock of this machine is right",
  CERT_NOT_YET_VALID: "the server's certificate is not valid yet: see that the clock of this machine is right",
  ERR_TLS_CERT_ALTNAME_INVALID:
    "the server's certificate is made out to another name: correct the address here, or the certificate there",
  ...Object.fromEntries(
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ].map((code) => [
      code,
      "nobody whom this machine trusts has signed the server's certificate: if you run that CA, name its file with the setting caFile",
    ]),
  ),
};

function proxyFault(message: string): readonly string[] {
  const status = /^Proxy (?:response|Authentication Required) \((\d{3})\)/.exec(message)?.[1];
  if (status === undefined) return [];
  return status === '407'
    ? ['the proxy asks who we are: write user and password into the address of the setting proxy']
    : [`the proxy answered ${status}`];
}

function causesOf(error: unknown): readonly { readonly code?: string; readonly message: string }[] {
  const causes: { code?: string; message: string }[] = [];
  for (let one = error; one instanceof Error && causes.length < MOST_CAUSES; one = one.cause) causes.push(one);
  return causes;
}

/** An error may be its own cause. */
const MOST_CAUSES = 10;
