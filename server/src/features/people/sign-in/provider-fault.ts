import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { z } from 'zod';

/** Why nobody was let in, in whole sentences for the person who tried. */
export class SignInRefusal extends Error {
  override readonly name = 'SignInRefusal';
  /** Whether the browser’s request may be the cause, not just the provider. */
  readonly isOfCaller: boolean;

  constructor(
    sentence: string,
    /** The HTTP status: the fault is the person’s (4xx) or the provider’s (5xx). */
    readonly status: number,
    {
      isOfCaller = status < 500,
      ...options
    }: ErrorOptions & { readonly isOfCaller?: boolean } = {},
  ) {
    super(sentence, options);
    this.isOfCaller = isOfCaller;
  }
}

const again = 'Sign in again. If it happens again, tell an administrator what this page says.';

const claimFaults: Readonly<Record<string, string>> = {
  nonce: 'The identity provider’s answer belongs to a different sign-in.',
  aud: 'The identity provider has signed you in to another application, not to Stronghold.',
  azp: 'The identity provider has signed you in to another application, not to Stronghold.',
  iss: 'The answer comes from a different identity provider from the one that is set up here.',
};

/** Errors in how this installation is set up, whatever the browser sent. */
const ofInstallation: ReadonlySet<string> = new Set(['invalid_client', 'unauthorized_client']);
const TOO_MANY_REQUESTS = 429;

/**
 * Whether a provider may have answered with this status because of a malformed code or verifier.
 */
function isOfCaller(status: number): boolean {
  return status >= 400 && status < 500 && status !== TOO_MANY_REQUESTS;
}

const compared = z.object({ claim: z.string() });

/** The sentence for a failure at the provider. Other errors are returned unchanged. */
export function explainFault(error: unknown): unknown {
  if (error instanceof SignInRefusal) return error;
  if (error instanceof AuthorizationResponseError) {
    return refuse(
      `Your identity provider has not let you in: it says "${toShort(error.error)}". Ask the people who run it, or try again.`,
      403,
      error,
    );
  }
  if (error instanceof ResponseBodyError) {
    if (error.error === 'invalid_grant')
      return refuse(`This sign-in was already finished, or took too long. ${again}`, 400, error);
    return new SignInRefusal(
      `The identity provider does not accept this installation: it says "${toShort(error.error)}". Tell an administrator.`,
      502,
      { cause: error, isOfCaller: !ofInstallation.has(error.error) && isOfCaller(error.status) },
    );
  }
  if (error instanceof ClientError) return explainClientError(error);
  // Thrown by fetch if nobody answers.
  if (error instanceof TypeError)
    return refuse(
      'The identity provider cannot be reached. Try again in a few minutes.',
      503,
      error,
    );
  return error;
}

function explainClientError(error: ClientError): SignInRefusal {
  const said = compared.safeParse(error.cause instanceof Error ? error.cause.cause : error.cause);
  switch (error.code) {
    case 'OAUTH_TIMEOUT':
      return refuse(
        'The identity provider takes too long to answer. Try again in a few minutes.',
        504,
        error,
      );
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED':
      return refuse(
        `${(said.success && claimFaults[said.data.claim]) || 'The identity provider’s answer does not match this sign-in.'} ${again}`,
        400,
        error,
      );
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
      return refuse(
        `The identity provider’s answer has expired, or is not valid yet: its clock and ours may differ. ${again}`,
        400,
        error,
      );
    case 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED':
      return refuse(
        'The identity provider at OIDC_ISSUER identifies itself by a different address. Tell an administrator.',
        502,
        error,
      );
    case 'OAUTH_KEY_SELECTION_FAILED':
      return refuse(
        `The answer is signed with a key that the identity provider does not publish. ${again}`,
        400,
        error,
      );
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
    case 'OAUTH_RESPONSE_IS_NOT_JSON':
    case 'OAUTH_PARSE_ERROR':
      return new SignInRefusal(
        'The server at OIDC_ISSUER does not answer like an identity provider. Try again in a few minutes.',
        502,
        {
          cause: error,
          isOfCaller: error.cause instanceof Response && isOfCaller(error.cause.status),
        },
      );
    default:
      return refuse(
        `The identity provider’s answer cannot be trusted, so nobody was let in. ${again}`,
        400,
        error,
      );
  }
}

function refuse(sentence: string, status: number, cause: unknown): SignInRefusal {
  return new SignInRefusal(sentence, status, { cause });
}

/** A provider’s text for a page, limited to a few plain characters. */
function toShort(text: string): string {
  return text.replace(/[^\w .-]/g, '').slice(0, 60);
}
