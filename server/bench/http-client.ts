import { Agent, request as startRequest } from 'node:http';

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The body as JSON; empty for GET. */
  readonly body: string;
}

/** One keep-alive connection to a local server, which sends one request after another. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  /** @param cookie the cookie of the signed-in person; empty for nobody */
  constructor(
    private readonly port: number,
    private readonly cookie: string,
  ) {}

  /**
   * Sends a request and returns the complete body of its answer.
   * @throws if the status is not 200
   */
  send({ method, path, body }: Request): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        cookie: this.cookie,
      };
      const sent = startRequest(
        { host: '127.0.0.1', port: this.port, agent: this.agent, method, path, headers },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => void chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            if (response.statusCode === 200) resolve(text);
            else
              reject(
                new Error(
                  `${method} ${path} answered ${response.statusCode ?? ''}: ${text.slice(0, 500)}`,
                ),
              );
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
