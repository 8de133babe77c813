import type { Acting } from './actor.js';
import type { Grant } from './grant.js';
import type { Viewer } from './viewer.js';

/** Somebody without a session, who has no grants. */
export const nobody: Viewer = { personId: null, name: 'Nobody', grants: [] };

/**
 * The one person at the machine while no identity provider is set up, who may do everything except
 * what only a leader may do.
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

/** Where a request comes from, as recorded in the log. */
export interface Origin {
  /** The network address, or that of the caller behind trusted proxies; null if there is none. */
  readonly address: string | null;
  /** SHA-256 of the session's id, in hexadecimal; null if no session is known. */
  readonly session: string | null;
}

/** The origin of requests that do not come over a network. */
export const unknownOrigin: Origin = { address: null, session: null };

/** A request, and who it comes from. */
export interface RequestIdentity {
  readonly origin: Origin;
  /** Whose grants count. */
  readonly viewer: Viewer;
  /** Who really acts: different from the viewer while an administrator views as somebody. */
  readonly actor: Viewer;
  /** The session; null if there is none. */
  readonly session: { readonly id: string; readonly isViewingAs: boolean } | null;
  /** The key of the viewer's agency; null if the viewer is not a person. */
  readonly agencyId: number | null;
  /**
   * Why a session or token in the request does not count, in a sentence; null if one counts, or if
   * none was sent.
   */
  readonly ended: string | null;
  /** Whether the request came with a token, valid or not. */
  readonly isByToken: boolean;
  /** Whether the last sign-in is so long ago that some actions ask for a new one. Absent if not. */
  readonly isStale?: boolean;
  /**
   * Whose token it is if the token does not count, for the log. Absent if unknown, and in every
   * other case.
   */
  readonly refusedTokenOf?: Acting;
}

/** The identity of a request before anybody has checked who sent it. */
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

/** Whether a request came with a token that does not count. */
export function isRefusedToken({
  isByToken,
  ended,
}: Pick<RequestIdentity, 'isByToken' | 'ended'>): boolean {
  return isByToken && ended !== null;
}
