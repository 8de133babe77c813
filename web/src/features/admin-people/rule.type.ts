import type { ClaimRules_ClaimRuleFragment } from '#graphql/operations.js';

/** A rule of claims as it was shown to the person who changes it. */
export type SeenRule = ClaimRules_ClaimRuleFragment;
