import { Agent, request as startRequest } from 'node:http';

/** How long a request may be silent before it counts as hung, in milliseconds. */
const HANGS_AFTER_MS = 60_000;

export interface RequestToSend {
  readonly port: number;
  readonly path: string;
  readonly token: string;
  readonly type: string;
  readonly body: string;
}

export interface Answered {
  readonly status: number;
  readonly hasRetryAfter: boolean;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 512 });

/**
 * Sends a request and returns the whole answer, whatever its status.
 *
 * @throws if the connection breaks, or nothing is received for a minute
 */
export function sendRequest(sending: RequestToSend): Promise<Answered> {
  const { port, path, token, type, body } = sending;
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${token}`,
    };
    const sent = startRequest(
      { host: '127.0.0.1', port, agent, method: 'POST', path, headers, timeout: HANGS_AFTER_MS },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => void chunks.push(chunk));
        response.on('error', reject);
        response.on('aborted', () => reject(new Error('The answer broke off')));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            hasRetryAfter: response.headers['retry-after'] !== undefined,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('It hung for a minute')));
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A short name for a connection error. */
export function toKind(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? String(error.code) : error.message;
}
