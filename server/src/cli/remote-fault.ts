/**
 * A failure of the server or of the connection, not caused by the user. The message is for the
 * user.
 */
export class RemoteFault extends Error {
  override readonly name = 'RemoteFault';
}

/**
 * Thrown when an answer is cut short. The message is the beginning of "... before the server
 * reported the result".
 */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

export function describeNoAnswer(timeoutMs: number): string {
  return `Nothing was heard from the server for ${timeoutMs / 1000} seconds`;
}

/** Explanations of failed connections, by system error code. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'No server answers there: check that it is running, and that the port is right.',
  ENOTFOUND: 'There is no machine with that name. Check that the address is right.',
  EAI_AGAIN:
    'Its name could not be looked up. Check that this machine is connected to the network.',
  ETIMEDOUT: 'It is not responding. Check that this machine can reach it.',
  EHOSTUNREACH: 'It cannot be reached from this machine.',
  ENETUNREACH: 'It cannot be reached from this machine.',
  ECONNRESET: 'The connection was lost. Try again.',
  EPIPE: 'The connection was lost. Try again.',
  CERT_HAS_EXPIRED: 'Its certificate has expired. Tell its administrator; no token was sent.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'Its certificate is for another name. Check that the address is right; no token was sent.',
  EPROTO: 'It does not use TLS. Check that the address is right.',
};

const UNTRUSTED = /CERT|SIGNATURE|ISSUER/;

/** Explains in sentences why a server cannot be reached; null for any other error. */
export function describeUnreachable(error: unknown, server: string): string | null {
  const reason = isForeign(error)
    ? 'The server there does not use HTTP. Check that the address is right.'
    : toReason(codeOf(error));
  return reason === null ? null : `${server} cannot be used. ${reason}`;
}

/** Whether an error shows that the server does not speak HTTP. */
export function isForeign(error: unknown): boolean {
  return codeOf(error).startsWith('HPE_');
}

function toReason(code: string): string | null {
  if (reasons[code] !== undefined) return reasons[code];
  if (!UNTRUSTED.test(code)) return null;
  return `Its certificate is not trusted here (${code}). To trust it, set NODE_EXTRA_CA_CERTS to a file with its authority’s certificate. No token was sent.`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
