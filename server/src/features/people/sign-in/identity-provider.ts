import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretPost,
  Configuration,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type ServerMetadata,
} from 'openid-client';

import type { Claims } from '#domain/access/claims.js';
import { describeMissingFactor } from '#domain/access/second-factor.js';
import type { ProviderSettings } from '#platform/settings.js';

import type { Flow } from './flow.js';
import { explainFault, SignInRefusal } from './provider-fault.js';

/** How long a person waits for one answer from the provider, in seconds. */
const PATIENCE_SECONDS = 10;

/**
 * How long the provider’s metadata is cached, in milliseconds. Its keys are fetched at each
 * sign-in.
 */
const FRESH_FOR_MS = 10 * 60_000;

/**
 * How long a failed fetch is remembered, in milliseconds, because anybody may start sign-ins as
 * often as they like.
 */
const FAILED_FOR_MS = 1_000;

/** How far in the future a token may be issued, in seconds: clocks differ a little. */
const CLOCK_TOLERANCE_SECONDS = 30;

// This function is marked as deprecated only to stand out. The settings allow plain http only for
// an issuer on this machine.
// oxlint-disable-next-line typescript/no-deprecated
const forThisMachine: readonly ((configuration: Configuration) => void)[] = [allowInsecureRequests];

/** The result of a completed sign-in. */
export interface SignedIn {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Claims;
  /** The ID token, for signing out at the provider. */
  readonly idToken: string;
  /** When the person authenticated, according to the provider; null if it does not say. */
  readonly authenticatedAt: Date | null;
}

/**
 * The identity provider, with the code flow, PKCE, state and nonce. Every failure is a
 * SignInRefusal.
 */
export class IdentityProvider {
  private metadata: Promise<ServerMetadata> | null = null;
  private readAt = 0;

  /**
   * @param patienceSeconds how long to wait for one answer from the provider
   * @param failedForMs how long a failed fetch of its metadata is remembered
   */
  constructor(
    private readonly settings: ProviderSettings,
    private readonly patienceSeconds = PATIENCE_SECONDS,
    private readonly failedForMs = FAILED_FOR_MS,
  ) {}

  /**
   * The address for signing in, and the state that the browser holds until it returns.
   *
   * @param isAnother whether the provider must ask for an account, even if it knows one in that
   * browser
   * @param isAgain whether the provider must authenticate the person once more, and confirm that it
   * did
   */
  async begin(
    to: string,
    { isAnother = false, isAgain = false } = {},
  ): Promise<{ readonly address: string; readonly flow: Flow }> {
    const configuration = await this.configure();
    const againFrom = isAgain ? Math.floor(Date.now() / 1000) : null;
    const flow: Flow = {
      state: randomState(),
      nonce: randomNonce(),
      codeVerifier: randomPKCECodeVerifier(),
      to,
      againFrom,
    };
    const acr = this.settings.factors?.acr ?? [];
    const address = buildAuthorizationUrl(configuration, {
      redirect_uri: this.callbackAddress,
      scope: 'openid profile email',
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await calculatePKCECodeChallenge(flow.codeVerifier),
      code_challenge_method: 'S256',
      ...(isAnother || isAgain ? { prompt: 'login' } : {}),
      ...(isAgain ? { max_age: '0' } : {}),
      ...(acr.length > 0 ? { acr_values: acr.join(' ') } : {}),
    });
    return { address: address.href, flow };
  }

  /** @param query the query string with which the browser returned */
  async finish(query: string, { state, nonce, codeVerifier, againFrom }: Flow): Promise<SignedIn> {
    const configuration = await this.configure();
    const checks = {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    };
    const tokens = await explaining(() =>
      authorizationCodeGrant(configuration, new URL(`${this.callbackAddress}${query}`), checks),
    );
    const claims = tokens.claims();
    if (!claims || tokens.id_token === undefined)
      throw new SignInRefusal('The identity provider did not say who you are. Try again.', 502);
    if (claims.iat > Date.now() / 1000 + CLOCK_TOLERANCE_SECONDS) {
      throw new SignInRefusal(
        'The identity provider’s answer is not valid yet: its clock and ours differ. Tell an administrator.',
        400,
      );
    }
    const missing = this.settings.factors && describeMissingFactor(claims, this.settings.factors);
    if (missing) throw new SignInRefusal(missing, 403);
    if (againFrom !== null) refuseFormer(claims.auth_time, againFrom);
    const authenticatedAt =
      typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1000) : null;
    return {
      issuer: claims.iss,
      subject: claims.sub,
      claims,
      idToken: tokens.id_token,
      authenticatedAt,
    };
  }

  /**
   * The address for signing out at the provider too; null if the provider has none.
   *
   * @param idToken null if it is no longer known; the provider then asks the person
   */
  async findSignOutAddress(idToken: string | null): Promise<string | null> {
    const configuration = await this.configure();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
    const hint = idToken === null ? {} : { id_token_hint: idToken };
    return buildEndSessionUrl(configuration, {
      ...hint,
      post_logout_redirect_uri: `${this.settings.publicUrl}/`,
    }).href;
  }

  private get callbackAddress(): string {
    return `${this.settings.publicUrl}/sign-in/callback`;
  }

  /**
   * Creates the client again from the metadata, without cached keys, so that keys the provider has
   * withdrawn are no longer trusted.
   */
  private async configure(): Promise<Configuration> {
    const { clientId, clientSecret } = this.settings;
    const metadata = structuredClone(await this.readMetadata());
    const configuration = new Configuration(
      metadata,
      clientId,
      undefined,
      ClientSecretPost(clientSecret),
    );
    configuration.timeout = this.patienceSeconds;
    for (const allow of this.allowances) allow(configuration);
    // Tokens come directly from the provider, but their signature is checked all the same.
    enableNonRepudiationChecks(configuration);
    return configuration;
  }

  private readMetadata(): Promise<ServerMetadata> {
    const now = performance.now();
    if (!this.metadata || now - this.readAt > FRESH_FOR_MS) {
      this.readAt = now;
      const reading = this.discover();
      this.metadata = reading;
      // A failed fetch is not remembered for long, so that a sign-in a moment later tries again.
      reading.catch(() => {
        setTimeout(() => {
          if (this.metadata === reading) this.metadata = null;
        }, this.failedForMs).unref();
      });
    }
    return this.metadata;
  }

  private async discover(): Promise<ServerMetadata> {
    const { issuer, clientId, clientSecret } = this.settings;
    const found = await explaining(() =>
      discovery(new URL(issuer), clientId, clientSecret, undefined, {
        timeout: this.patienceSeconds,
        execute: [...this.allowances],
      }),
    );
    return { ...found.serverMetadata() };
  }

  private get allowances() {
    return new URL(this.settings.issuer).protocol === 'http:' ? forThisMachine : [];
  }
}

/**
 * @throws SignInRefusal unless somebody authenticated at or after a given time, in seconds since
 * 1970
 */
function refuseFormer(authenticatedAt: unknown, from: number): void {
  if (typeof authenticatedAt !== 'number') {
    throw new SignInRefusal(
      'Your identity provider does not say when you signed in, so Stronghold cannot tell whether it was just now. Tell an administrator that the claim auth_time is missing.',
      502,
    );
  }
  if (authenticatedAt >= from - CLOCK_TOLERANCE_SECONDS) return;
  throw new SignInRefusal(
    'Your identity provider let you in without asking who you are. Sign out there, then sign in again.',
    400,
  );
}

async function explaining<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explainFault(error);
  }
}
