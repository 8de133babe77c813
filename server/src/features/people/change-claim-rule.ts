import type { ClaimRule } from '#domain/access/claims.js';
import { namesOf } from '#domain/access/names.js';
import { can } from '#domain/access/permission.js';
import { toPermissionScope } from '#domain/access/permission-scope.js';
import { describeGrant } from '#domain/access/words.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { type AccessChangeContext, isSame } from './change-access.js';
import { type Changed, deny, done, refuse } from './changed.js';
import {
  endClaimRule,
  findClaimRule,
  findRulesOfClaim,
  insertClaimRule,
  lockClaim,
} from './claim-rule.store.js';
import { describeRuleChange, logChange } from './log-change.js';

type Rule = Omit<ClaimRule, 'id'>;

/**
 * Adds, replaces or ends a claim rule. Returns the id of the rule that is now active; null if a
 * rule was only ended. A rule that is replaced by an identical one stays as it is, with its grants.
 */
export function setClaimRule(
  changing: AccessChangeContext,
  { replaces, rule }: { readonly replaces: string | null; readonly rule: Rule | null },
): Promise<Changed<string | null>> {
  const { database, actor, referenceData } = changing;
  return database.write(async (transaction) => {
    const former = replaces === null ? null : await findClaimRule(transaction, replaces);
    if (replaces !== null && !former)
      return refuse(
        'That rule has been replaced or ended. Reload the rules before you change them.',
        'replaces',
      );
    for (const each of [former, rule]) {
      const permission = each
        ? can(actor, 'MANAGE_PEOPLE', toPermissionScope(each, referenceData.places))
        : null;
      if (permission && !permission.ok) return deny(permission.sentence);
    }
    if (former && rule && isSameRule(former, rule)) return done(former.id);
    if (rule) {
      await lockClaim(transaction, rule);
      const beside = (await findRulesOfClaim(transaction, rule)).filter(
        ({ id }) => id !== former?.id,
      );
      const sentence = sayWhyNot(rule, beside, referenceData);
      if (sentence !== null) return refuse(sentence, 'rule');
    }
    if (former) await endClaimRule(transaction, former.id, actor.personId);
    if (former ?? rule)
      logChange(transaction, changing, {
        of: null,
        what: describeRuleChange(former, rule, referenceData),
      });
    return done(rule ? await insertClaimRule(transaction, rule, actor.personId) : null);
  });
}

function isSameRule(a: Rule, b: Rule): boolean {
  return a.claim === b.claim && a.value === b.value && isSame(a, b);
}

/** Why a rule conflicts with others for the same value of the same claim; null if it does not. */
function sayWhyNot(
  rule: Rule,
  beside: readonly ClaimRule[],
  referenceData: ReferenceData,
): string | null {
  if (beside.some(({ role }) => role === rule.role))
    return 'There is already a rule for this claim, value and role. Replace that one.';
  const named = rule.isForPartnership
    ? []
    : beside.filter(({ isForPartnership }) => !isForPartnership);
  const other = named.find(({ agencyIds }) => agencyIds.join() !== rule.agencyIds.join());
  if (!other) return null;
  const granted = describeGrant(other, namesOf(referenceData)).replace(/\.$/, '');
  return `"${toQuotedValue(rule.value)}" in the claim ${toQuotedValue(rule.claim)} already grants: ${granted}. Where rules of two agencies apply to one person, the earlier one counts, so this one would give nothing. Name the same agencies, or change that rule first.`;
}
