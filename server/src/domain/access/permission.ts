import { joinAlternatives } from '#domain/join-words.js';

import { type Action, actionRules, actions, markingNames, roleNames } from './actions.js';
import type { Grant, Marking } from './grant.js';
import { describeMissingScopes, isAllowedByScopes } from './token-scope.js';
import type { Viewer } from './viewer.js';

/** What an action applies to. A part that is left out is not checked. */
export interface PermissionScope {
  /**
   * Agencies. If the action is for a person's own agencies, a single grant must name all of them.
   */
  readonly agencyIds?: readonly number[];
  /**
   * Whether the action applies to the whole partnership. If the action is for a person's own
   * agencies, this needs a grant for the partnership.
   */
  readonly isForPartnership?: boolean;
  /** Areas, each with the larger areas that contain it, itself first. Empty means everywhere. */
  readonly areas?: readonly (readonly string[])[];
  /** The highest marking involved. */
  readonly marking?: Marking;
}

/** A refusal that somebody can lift, in the parts that a refusal page shows. */
export interface Denial {
  readonly ok: false;
  /** The whole text: what was refused, what it needs, who can grant it. */
  readonly sentence: string;
  readonly needs: string;
  readonly grantedBy: string;
  /** Whether the same person only needs to sign in again. */
  readonly isForStaleSignIn?: boolean;
}

export type Permission = { readonly ok: true } | Denial;

/** Whether nobody was recognised: neither a person nor the local administrator. */
export function isNobody({ personId, grants }: Pick<Viewer, 'personId' | 'grants'>): boolean {
  return personId === null && grants.length === 0;
}

/**
 * Whether a viewer may take an action. A single grant must allow all of it: the role of one, the
 * agency of another and the marking of a third do not add up to a permission. With a token, its
 * scopes must allow it too.
 */
export function can(viewer: Viewer, action: Action, where: PermissionScope = {}): Permission {
  if (viewer.scopes && !isAllowedByScopes(viewer.scopes, action))
    return { ok: false, ...describeMissingScopes(action), grantedBy: '' };
  if (viewer.grants.some((grant) => doesAllow(grant, action, where))) return { ok: true };
  const { words, roles } = actionRules[action];
  if (isNobody(viewer)) {
    const needs = 'Signing in.';
    return {
      ok: false,
      sentence: `Sign in to ${words}. You can do what you have been given access to.`,
      needs,
      grantedBy: 'An administrator of your agency.',
    };
  }
  const names =
    roles.length === Object.keys(roleNames).length
      ? 'any role'
      : `the role of ${listOf(roles.map((role) => roleNames[role]))}`;
  const isOfPartnership = isPartnershipAlone(action, where);
  const whoGrants = isOfPartnership ? partnershipGrants : agencyGrants;
  const marking =
    where.marking === 'OFFICIAL_SENSITIVE' ? `, up to ${markingNames.OFFICIAL_SENSITIVE}` : '';
  const needs = `${names}${placeOf(action, where)}${marking}`;
  return {
    ok: false,
    sentence: `You may not ${words} here: it needs ${needs}. ${whoGrants}`,
    needs: `${needs.charAt(0).toUpperCase()}${needs.slice(1)}.`,
    grantedBy: whoGrants,
  };
}

/** All actions that a viewer may take somewhere, in the order of the rules. */
export function allowedActions(viewer: Viewer): readonly Action[] {
  return actions.filter((action) => can(viewer, action).ok);
}

const agencyGrants = 'An administrator of that agency can grant it: say what you need it for.';
const partnershipGrants =
  'An administrator of the whole partnership can grant it: say what you need it for.';

/** Whether an action in `where` needs a grant for the partnership. */
function isPartnershipAlone(
  action: Action,
  { isForPartnership = false }: PermissionScope,
): boolean {
  const { reach } = actionRules[action];
  return reach === 'PARTNERSHIP' || (reach === 'OWN_AGENCIES' && isForPartnership);
}

function placeOf(action: Action, where: PermissionScope): string {
  const within = where.areas?.length === 0 ? ', for all of its areas' : '';
  if (isPartnershipAlone(action, where)) return ` for the whole partnership${within}`;
  return actionRules[action].reach === 'OWN_AGENCIES'
    ? ` at the agency it belongs to${within}`
    : '';
}

/** Whether a single grant allows an action in all of `where`. */
export function doesAllow(grant: Grant, action: Action, where: PermissionScope): boolean {
  const { areas, marking } = where;
  return (
    actionRules[action].roles.includes(grant.role) &&
    doesReach(grant, action, where) &&
    (areas === undefined || isInside(grant, areas)) &&
    (marking !== 'OFFICIAL_SENSITIVE' || grant.marking === 'OFFICIAL_SENSITIVE')
  );
}

function doesReach(grant: Grant, action: Action, where: PermissionScope): boolean {
  if (grant.isForPartnership) return true;
  if (isPartnershipAlone(action, where)) return false;
  return (
    actionRules[action].reach === 'EVERYWHERE' ||
    (where.agencyIds ?? []).every((id) => grant.agencyIds.includes(id))
  );
}

/** An empty list means everywhere, which needs a grant for everywhere. */
function isInside({ areaCodes }: Grant, areas: readonly (readonly string[])[]): boolean {
  if (areaCodes.length === 0) return true;
  return areas.length > 0 && areas.every((chain) => chain.some((code) => areaCodes.includes(code)));
}

function listOf(words: readonly string[]): string {
  return joinAlternatives(words.map((word) => word.toLowerCase()));
}
