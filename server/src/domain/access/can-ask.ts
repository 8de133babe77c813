import { actionRules } from './actions.js';
import { can, isNobody, type Permission } from './permission.js';
import type { RequestIdentity } from './request-identity.js';
import type { RequiredPermission } from './required-permissions.js';
import { sessionLimits } from './session-limits.js';

/** What is asked for: a field of Query or Mutation, or a route. */
export interface Params {
  readonly need: RequiredPermission;
  /** Whether the field or route changes anything. */
  readonly doesChange: boolean;
  /** Whether the field or route requires a fresh sign-in. */
  readonly isFreshWanted?: boolean;
}

/**
 * Whether a request may ask for something at all, before anything is read. An administrator who
 * views as somebody sees what that person sees, but cannot open records or change anything. A
 * request to start or stop viewing as somebody is checked against the administrator's own access.
 */
export function canAsk(
  { viewer, actor, session, ended, isByToken, isStale }: RequestIdentity,
  { need, doesChange, isFreshWanted }: Params,
): Permission {
  if (need === 'NOTHING') return { ok: true };
  if (isNobody(viewer) && ended !== null) {
    return {
      ok: false,
      sentence: ended,
      needs: isByToken ? 'A valid token.' : 'Signing in.',
      grantedBy: '',
    };
  }
  if (need === 'VIEW_AS') return can(actor, need);
  if (session?.isViewingAs && doesChange)
    return stop(`You are viewing as ${viewer.name}, so nothing can be changed.`);
  if (session?.isViewingAs && actionRules[need].opensRecords) {
    return stop(`You are viewing as ${viewer.name}, so records cannot be opened.`);
  }
  const permission = can(viewer, need);
  return permission.ok && isStale && isFreshWanted ? signInAgain : permission;
}

const signInAgain: Permission = {
  ok: false,
  sentence: `You signed in more than ${sessionLimits.freshMinutes} minutes ago. Sign in again to do this. If a form is open here, go to /sign-in?again=yes in another tab, so that you do not lose what you typed.`,
  needs: 'Signing in again.',
  grantedBy: '',
  isForStaleSignIn: true,
};

function stop(sentence: string): Permission {
  const needs = 'Going back to your own view.';
  return {
    ok: false,
    sentence: `${sentence} Go back to your own view first.`,
    needs,
    grantedBy: '',
  };
}
