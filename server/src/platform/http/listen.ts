import type { FastifyInstance } from 'fastify';

import { Refusal } from '@stronghold/prisma/refusal';

/** The number of further ports to try. */
const TRIES = 50;

/**
 * The one address to listen on. With a name, Fastify would start a second server on IPv6, to which
 * connection limits do not apply.
 */
function toOneAddress(host: string): string {
  return host === 'localhost' ? '127.0.0.1' : host;
}

/**
 * Listens on `port`, or on the next free port.
 *
 * @returns the port
 * @throws Refusal if neither `port` nor any of the next fifty is free, if the port is not allowed,
 * or if the host is not an address of this machine
 */
export async function listenOnFreePort(
  app: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<number> {
  const last = Math.min(port + TRIES, 65_535);
  for (let candidate = port; candidate <= last; candidate += 1) {
    try {
      await app.listen({ host: toOneAddress(host), port: candidate });
      return candidate;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code !== 'EADDRINUSE') throw explain(error, { code, host, port: candidate });
    }
  }
  throw new Refusal(
    `All ports from ${port} to ${last} are in use. Free one, or choose another with PORT=8080 npm start.`,
  );
}

interface FailedPort {
  readonly code: unknown;
  readonly host: string;
  readonly port: number;
}

function explain(error: unknown, { code, host, port }: FailedPort): unknown {
  switch (code) {
    case 'EACCES':
      return new Refusal(
        `This user may not use port ${port}. Choose one above 1023, as in PORT=4600 npm start.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Refusal(
        `HOST=${host} is not an address of this machine. Leave it unset to serve this machine only, or name one of its addresses.`,
      );
    default:
      return error;
  }
}
