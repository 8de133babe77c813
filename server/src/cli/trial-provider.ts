import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';

import { toHtmlPage } from '#platform/http/html-page.js';

export interface TrialAccount {
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** How the person authenticated, as the provider states it; by default not stated. */
  readonly acr?: string;
  readonly amr?: readonly string[];
}

export interface TrialOptions {
  /** The port to listen on; 0 for any free port. */
  readonly port: number;
  /** The address of Stronghold for browsers. */
  readonly publicUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly accounts?: readonly TrialAccount[];
}

export interface TrialProvider {
  readonly issuer: string;
  readonly subjects: readonly string[];
  stop(): Promise<void>;
}

/** The posts, each with its agency and its groups, for claim rules. They do not name people. */
const posts: readonly TrialAccount[] = [
  {
    subject: 'administrator',
    claims: { name: 'Administrator', agency: 'TVP', groups: ['stronghold-administrators'] },
  },
  {
    subject: 'analyst',
    claims: { name: 'Analyst', agency: 'TVP', groups: ['stronghold-analysts'] },
  },
  {
    subject: 'contributor',
    claims: { name: 'Contributor', agency: 'OCC', groups: ['stronghold-contributors'] },
  },
  {
    subject: 'stranger',
    claims: { name: 'Somebody without a grant', agency: 'NSPCC', groups: [] },
  },
];

const scopes = 'openid profile email';

/**
 * Starts a real identity provider on this machine, without passwords. It keeps no data after it
 * stops.
 */
export async function startTrialProvider({
  port,
  publicUrl,
  clientId,
  clientSecret,
  accounts = posts,
}: TrialOptions): Promise<TrialProvider> {
  const server = createServer();
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  );
  const issuer = `http://127.0.0.1:${portOf(server.address())}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`${publicUrl}/sign-in/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
      },
    ],
    jwks: {
      keys: [
        {
          ...(await exportJWK(privateKey)),
          kid: randomBytes(4).toString('hex'),
          alg: 'RS256',
          use: 'sig',
        },
      ],
    },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time'],
      profile: ['name', 'agency', 'groups'],
      email: ['email', 'email_verified'],
    },
    // Put claims into the token itself, as most agencies’ providers do.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, subject) => {
      const account = accounts.find((each) => each.subject === subject);
      return account && { accountId: subject, claims: () => ({ ...account.claims, sub: subject }) };
    },
    // Signing in here counts as consent.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope(scopes);
      await grant.save();
      return grant;
    },
    ttl: { Session: 3600, Interaction: 600, AccessToken: 600, IdToken: 600, Grant: 3600 },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/'))
      void interact(provider, { request, response, accounts });
    else void answer(request, response);
  });
  return {
    issuer,
    subjects: accounts.map(({ subject }) => subject),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Interacting {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly accounts: readonly TrialAccount[];
}

async function interact(
  provider: Provider,
  { request, response, accounts }: Interacting,
): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(toChoice(accounts));
    return;
  }
  const login = new URLSearchParams(await readText(request)).get('login');
  const account = accounts.find(({ subject }) => subject === login);
  const how = {
    ...(account?.acr === undefined ? {} : { acr: account.acr }),
    ...(account?.amr ? { amr: [...account.amr] } : {}),
  };
  const result =
    login === null || login === ''
      ? { error: 'access_denied', error_description: 'Nobody was chosen' }
      : { login: { accountId: login, ...how } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

function toChoice(accounts: readonly TrialAccount[]): string {
  const page = toHtmlPage({
    title: 'Sign in to the trial',
    sentence: 'Choose who you are.',
    link: { address: '/', words: '' },
  });
  const buttons = accounts.map(
    ({ subject }) =>
      `<p><button name="login" value="${encodeURIComponent(subject)}">${encodeURIComponent(subject)}</button></p>`,
  );
  return page.replace(
    '</main>',
    `<form method="post">${buttons.join('')}<p><button name="login" value="">Nobody</button></p></form></main>`,
  );
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
