import type { ClaimRules_ClaimRuleFragment } from '#graphql/operations.js';

/** A rule of claims as it was shown to whoever changes it. */
export type SeenRule = ClaimRules_ClaimRuleFragment;
