import { activeGrants } from '#domain/access/active-grants.js';
import { coversAll } from '#domain/access/control.js';
import {
  nobody,
  type RequestIdentity,
  toLocalAdministrator,
} from '#domain/access/request-identity.js';
import type { SignInMode } from '#domain/access/sign-in-mode.js';
import type { Viewer } from '#domain/access/viewer.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Database } from '#platform/database.js';

import type { FoundPerson } from './found-person.reader.js';
import { findSession, type FoundSession, hashSessionId, touchSession } from './session.reader.js';
import { findToken, type FoundToken, touchToken } from './token.reader.js';
import { readTokenCredentials, type TokenCredentials } from './token-credentials.js';

export interface AuthenticatorParts {
  readonly database: Database;
  readonly signInMode: SignInMode;
  /** The viewer of requests without a session, if not decided by the sign-in mode. */
  readonly viewer?: Viewer;
}

const endings = {
  UNKNOWN: 'Your session is no longer known here. Sign in again.',
  ENDED: 'Your session has been ended. Sign in again.',
  IDLE: 'You were away for too long, so your session has ended. Sign in again.',
  OVER: 'Your session has reached its maximum length. Sign in again.',
  INACTIVE: 'An administrator has ended your access. Ask them if that is a mistake.',
} as const;

const tokenEndings = {
  UNREADABLE:
    'The Authorization header accepts only a token: write "Bearer", a space and the token, or use Basic with the user "token" and the token as its password.',
  FROM_BROWSER:
    'Browsers send a saved password with requests made by other sites too, so passwords are not accepted from a browser. Sign in, or use a program.',
  BOTH: 'The request has both a token and a session, which may belong to two people. Send only one of them.',
  UNKNOWN: 'This token is not known here. Check that you sent all of it, or make a new one.',
  ENDED: 'This token has been ended. Make a new one.',
  OVER: 'This token has expired. Make a new one.',
  INACTIVE:
    'An administrator has ended the access of this token’s owner. Ask them if that is a mistake.',
} as const;

/** What a request contains about its sender. */
export interface Credentials {
  /** The browser’s session id; null if it has none. */
  readonly session: string | null;
  /** The header Authorization, as received. */
  readonly authorization: string | undefined;
  /** Whether a browser sent the request, as far as its headers say. */
  readonly isFromBrowser: boolean;
  /** The network address of the request. */
  readonly address: string | null;
}

/**
 * Finds who a request comes from. Nothing is cached between requests, so every change made before a
 * request applies to it.
 */
export class Authenticator {
  constructor(private readonly parts: AuthenticatorParts) {}

  /**
   * Finds who sent a request. With invalid credentials it is nobody, even where a request without
   * credentials comes from the local administrator.
   */
  async recognise(
    { session, authorization, isFromBrowser, address }: Credentials,
    referenceData: ReferenceData,
  ): Promise<RequestIdentity> {
    const { sessionId, ...recognised } = await this.recogniseCredentials(
      session,
      readTokenCredentials({ header: authorization, isFromBrowser }),
      referenceData,
    );
    return {
      ...recognised,
      origin: { address, session: sessionId === null ? null : hashSessionId(sessionId) },
    };
  }

  private recogniseCredentials(
    session: string | null,
    brought: TokenCredentials,
    referenceData: ReferenceData,
  ): Promise<Recognised> {
    if (brought.kind !== 'NOTHING')
      return this.recogniseToken(session === null ? brought : { kind: 'BOTH' }, referenceData);
    return session === null
      ? Promise.resolve(this.withoutSession(referenceData))
      : this.recogniseSession(session, referenceData);
  }

  private async recogniseSession(id: string, referenceData: ReferenceData): Promise<Recognised> {
    const { database } = this.parts;
    const found = await findSession(database, id);
    if (found === null) return refuse('UNKNOWN');
    // Somebody who continued as a post never signed in, and signing in is required now.
    if (found.isDemonstration && this.parts.signInMode !== 'CONTINUE_AS')
      return refuse('ENDED', found.id);
    if (found.end !== null) return refuse(found.end, found.id);
    if (!found.person.isActive) return refuse('INACTIVE', found.id);
    if (found.isSeenLongAgo) await touchSession(database, id);
    const identity = toIdentity(found, referenceData);
    return this.parts.signInMode === 'PROVIDER'
      ? { ...identity, isStale: !found.isFresh }
      : identity;
  }

  private async recogniseToken(
    brought: Exclude<TokenCredentials, { kind: 'NOTHING' }> | { readonly kind: 'BOTH' },
    referenceData: ReferenceData,
  ): Promise<Recognised> {
    const { database } = this.parts;
    if (brought.kind !== 'TOKEN') return refuseToken(brought.kind);
    const found = await findToken(database, brought.secret);
    if (found === null) return refuseToken('UNKNOWN');
    if (!found.person.isActive) return refuseToken('INACTIVE', found);
    if (found.isDemonstration && this.parts.signInMode !== 'CONTINUE_AS')
      return refuseToken('ENDED', found);
    if (found.end !== null) return refuseToken(found.end, found);
    if (found.isUsedLongAgo) await touchToken(database, brought.secret);
    return toTokenIdentity(found, referenceData);
  }

  private withoutSession(referenceData: ReferenceData): Recognised {
    const { signInMode, viewer } = this.parts;
    const everybody = referenceData.agencies.map(({ id }) => id);
    const visitor =
      viewer ?? (signInMode === 'PROVIDER' ? nobody : toLocalAdministrator(everybody));
    return {
      viewer: visitor,
      actor: visitor,
      session: null,
      agencyId: null,
      ended: null,
      isByToken: false,
      sessionId: null,
    };
  }
}

/** The identity without its origin, and with the id of the session received, valid or not. */
type Recognised = Omit<RequestIdentity, 'origin'> & { readonly sessionId: string | null };

function refuse(why: keyof typeof endings, sessionId: string | null = null): Recognised {
  return {
    viewer: nobody,
    actor: nobody,
    session: null,
    agencyId: null,
    ended: endings[why],
    isByToken: false,
    sessionId,
  };
}

function refuseToken(why: keyof typeof tokenEndings, found?: FoundToken): Recognised {
  const refused = {
    viewer: nobody,
    actor: nobody,
    session: null,
    agencyId: null,
    ended: tokenEndings[why],
    isByToken: true,
    sessionId: null,
  };
  if (!found) return refused;
  const { id: personId, agencyId } = found.person;
  return { ...refused, refusedTokenOf: { actor: { personId, name: nameInLog(found) }, agencyId } };
}

/** A token in the log: its person, and its own name. */
function nameInLog({ name, person }: FoundToken): string {
  return `${person.name} (token "${name}")`;
}

/**
 * The person with their current grants, limited to the scopes of the token. The log shows the token
 * with the person.
 */
function toTokenIdentity(found: FoundToken, referenceData: ReferenceData): Recognised {
  const { scopes, person } = found;
  const viewer = { ...toViewer(person, referenceData), scopes };
  const actor = { ...viewer, name: nameInLog(found) };
  return {
    viewer,
    actor,
    session: null,
    agencyId: person.agencyId,
    ended: null,
    isByToken: true,
    sessionId: null,
  };
}

function toIdentity(
  { id, person, viewed }: FoundSession,
  referenceData: ReferenceData,
): Recognised {
  const actor = toViewer(person, referenceData);
  const own = { actor, ended: null, isByToken: false, sessionId: id };
  if (viewed === null)
    return {
      ...own,
      viewer: actor,
      session: { id, isViewingAs: false },
      agencyId: person.agencyId,
    };
  const asIf = toViewer(viewed, referenceData);
  // The grants of both people may have changed since, and nobody may view as somebody with more
  // access than they could grant.
  const viewer =
    viewed.isActive && coversAll(actor.grants, asIf.grants, referenceData.places)
      ? asIf
      : { ...asIf, grants: [] };
  return { ...own, viewer, session: { id, isViewingAs: true }, agencyId: viewed.agencyId };
}

function toViewer({ id, name, grants }: FoundPerson, referenceData: ReferenceData): Viewer {
  return { personId: id, name, grants: activeGrants(grants, referenceData) };
}
