import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';

/** The parts of an answer to forge. All other parts are valid. */
export interface Forgery {
  /** Replaces claims of a valid token; undefined removes one. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signs the token with a key that is not published. */
  readonly isSignedByAnother?: boolean;
  /** Omits the signature, with the algorithm none. */
  readonly isUnsigned?: boolean;
  /** Replaces the token endpoint's answer. */
  readonly answer?: (response: ServerResponse) => void;
}

export interface ForgingProvider {
  readonly issuer: string;
  /** Sets the nonce and the forgery of the next tokens. */
  forge(nonce: string, forgery: Forgery): void;
  /** Publishes another key, and signs with it from now on. */
  changeKeys(): Promise<void>;
  /** Changes the issuer, from the next discovery on. */
  claimToBe(issuer: string): void;
  /** The number of times that the metadata was fetched. */
  readonly discoveries: () => number;
  /** Delays every answer, in milliseconds. */
  slowDown(milliseconds: number): void;
  stop(): Promise<void>;
}

/**
 * Starts a provider that gives valid answers, except for the parts to forge.
 *
 * @param clientId the audience of valid tokens
 */
export async function startForgingProvider(clientId: string): Promise<ForgingProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const makeKey = async (kid: string) => ({
    kid,
    ...(await generateKeyPair('ES256', { extractable: true })),
  });
  let key = await makeKey('first');
  const other = await makeKey('first');
  let [said, delay, discoveries] = [issuer, 0, 0];
  let next: { readonly nonce: string; readonly forgery: Forgery } = { nonce: '', forgery: {} };

  const toToken = async () => {
    const now = Math.floor(Date.now() / 1000);
    const good = {
      iss: issuer,
      sub: 'analyst',
      aud: clientId,
      iat: now,
      exp: now + 300,
      nonce: next.nonce,
    };
    const claims = { ...good, ...next.forgery.claims };
    if (next.forgery.isUnsigned) return `${encode({ alg: 'none' })}.${encode(claims)}.`;
    const { privateKey, kid }: { readonly privateKey: CryptoKey; readonly kid: string } = next
      .forgery.isSignedByAnother
      ? other
      : key;
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    await new Promise((resolve) => setTimeout(resolve, delay));
    const send = (body: unknown) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (request.url === '/.well-known/openid-configuration') {
      discoveries += 1;
      const endpoints = {
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
      };
      send({ issuer: said, ...endpoints, id_token_signing_alg_values_supported: ['ES256'] });
    } else if (request.url === '/keys') {
      send({
        keys: [{ ...(await exportJWK(key.publicKey)), kid: key.kid, alg: 'ES256', use: 'sig' }],
      });
    } else if (next.forgery.answer) next.forgery.answer(response);
    else send({ access_token: 'a', token_type: 'Bearer', id_token: await toToken() });
  };
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    forge: (nonce, forgery) => (next = { nonce, forgery }),
    changeKeys: async () => void (key = await makeKey('second')),
    claimToBe: (other) => (said = other),
    discoveries: () => discoveries,
    slowDown: (milliseconds) => (delay = milliseconds),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
