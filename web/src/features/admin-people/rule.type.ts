import type { ClaimRules_ClaimRuleFragment } from '#graphql/operations.js';

/** A sign-in rule as shown to the person who changes it. */
export type SeenRule = ClaimRules_ClaimRuleFragment;
