import type { FastifyInstance, InjectOptions } from 'fastify';

/** A response. Redirects are not followed. */
export interface Seen {
  readonly status: number;
  readonly body: string;
  /** The address of a redirect; null if there is none. */
  readonly to: string | null;
  readonly setCookies: readonly string[];
}

/** A browser with cookies, connected to the server in this process. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly app: FastifyInstance,
    private readonly origin: string,
  ) {}

  get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Seen> {
    return this.send({ method: 'GET', url, headers: { accept: 'text/html', ...headers } });
  }

  /** Posts JSON, like the application's own page. */
  post(
    url: string,
    payload: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Seen> {
    const sent = { 'content-type': 'application/json', origin: this.origin, ...headers };
    return this.send({ method: 'POST', url, headers: sent, payload: JSON.stringify(payload) });
  }

  async ask(query: string, variables: Readonly<Record<string, unknown>> = {}) {
    const headers = { 'content-type': 'application/json' };
    const { body } = await this.send({
      method: 'POST',
      url: '/graphql',
      headers,
      payload: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = JSON.parse(body);
    return { data, errors };
  }

  /** Sends one file like a page, as the only part of a form. */
  sendFile(url: string, content: string | Buffer, name = 'return.csv'): Promise<Seen> {
    const edge = 'edge-of-the-form';
    const head = `content-disposition: form-data; name="file"; filename="${name}"`;
    return this.send({
      ...{ method: 'POST', url },
      headers: {
        'content-type': `multipart/form-data; boundary=${edge}`,
        ...{ origin: this.origin, 'sec-fetch-site': 'same-origin' },
      },
      payload: Buffer.concat([
        Buffer.from(`--${edge}\r\n${head}\r\n\r\n`),
        Buffer.from(content),
        Buffer.from(`\r\n--${edge}--\r\n`),
      ]),
    });
  }

  private async send({ headers, ...options }: InjectOptions): Promise<Seen> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const authority = new URL(this.origin).host;
    const response = await this.app.inject({
      ...options,
      headers: { host: authority, ...headers, ...(cookie ? { cookie } : {}) },
    });
    for (const { name, value } of response.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const setCookies = [response.headers['set-cookie'] ?? []].flat();
    return {
      status: response.statusCode,
      body: response.body,
      to: response.headers.location?.toString() ?? null,
      setCookies,
    };
  }
}

/** Takes a browser through a provider, which has its own cookies, up to the redirect back. */
export async function signInAt(start: string, login: string, callback: string): Promise<string> {
  const cookies = new Map<string, string>();
  let address = start;
  let body: string | null = null;
  for (let steps = 0; steps < 10 && !address.startsWith(callback); steps += 1) {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body === null ? {} : { method: 'POST', body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const location = response.headers.get('location');
    // A page without a redirect is the provider’s form for choosing an account.
    if (location === null) body = new URLSearchParams({ login }).toString();
    else [address, body] = [new URL(location, address).href, null];
  }
  return address;
}
