import type { Acting } from './actor.js';
import type { Grant } from './grant.js';
import type { Viewer } from './viewer.js';

/** Somebody without a session: nothing is granted to them. */
export const nobody: Viewer = { personId: null, name: 'Nobody', grants: [] };

/**
 * The one person at the machine while no identity provider is set, who may do everything that is
 * not a leader's.
 */
export function toLocalAdministrator(agencyIds: readonly number[]): Viewer {
  const roles = [
    'BOARD_SECRETARY',
    'BOARD_CHAIR',
    'ANALYST',
    'CONTRIBUTOR',
    'MODERATOR',
    'AUDITOR',
    'ADMINISTRATOR',
  ] as const;
  const grants = roles.map((role): Grant => ({
    role,
    isForPartnership: true,
    agencyIds,
    areaCodes: [],
    marking: 'OFFICIAL_SENSITIVE',
  }));
  return { personId: null, name: 'Local administrator', grants };
}

/** Where a request comes from, as the log keeps it. */
export interface Origin {
  /** The network address, behind trusted proxies that of their caller; null where there is none. */
  readonly address: string | null;
  /**
   * SHA-256 of the id of the session that it brought, in hexadecimal; null without one that is
   * known.
   */
  readonly session: string | null;
}

/** Of what comes over no network. */
export const unknownOrigin: Origin = { address: null, session: null };

/** One request, and who it comes from. */
export interface RequestIdentity {
  readonly origin: Origin;
  /** Whose grants count. */
  readonly viewer: Viewer;
  /** Who it really is: another than the viewer while an administrator views as somebody. */
  readonly actor: Viewer;
  /** The session that it belongs to; null without one. */
  readonly session: { readonly id: string; readonly isViewingAs: boolean } | null;
  /** The agency of the viewer, by its key; null for the person who is no person. */
  readonly agencyId: number | null;
  /**
   * Why a session or a token that was brought along counts for nothing, in a sentence; null where
   * there is nothing to say.
   */
  readonly ended: string | null;
  /** Whether it came with a token, one that counts or not, as against a session or nothing. */
  readonly isByToken: boolean;
  /**
   * Whether it is so long since they showed who they are that some things ask for it again. Not
   * there where nothing does.
   */
  readonly isStale?: boolean;
  /**
   * Whose token it is that does not count, for the log. Not there where nobody knows, and for
   * everything else.
   */
  readonly refusedTokenOf?: Acting;
}

/** The identity of a request before anybody has looked who sent it. */
export const anonymousIdentity: RequestIdentity = {
  ...{
    viewer: nobody,
    actor: nobody,
    session: null,
    agencyId: null,
    ended: null,
    isByToken: false,
  },
  origin: unknownOrigin,
};

/** Whether a visit came with a token that does not count. */
export function isRefusedToken({
  isByToken,
  ended,
}: Pick<RequestIdentity, 'isByToken' | 'ended'>): boolean {
  return isByToken && ended !== null;
}
