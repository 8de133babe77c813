import { gql, type TypedDocumentNode } from '@apollo/client';
import { useState } from 'react';

import type {
  NewClaimRuleInput,
  SetClaimRuleMutation,
  SetClaimRuleMutationVariables,
} from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import type { FieldProblem } from '#lib/field-problem.js';

const SET_CLAIM_RULE: TypedDocumentNode<SetClaimRuleMutation, SetClaimRuleMutationVariables> = gql`
  mutation SetClaimRule($input: SetClaimRuleInput!) {
    setClaimRule(input: $input) {
      problems {
        field
        message
      }
    }
  }
`;

interface WantedRule {
  /** The id of the rule to replace or remove; null for a new one. */
  readonly replaces: string | null;
  /** The new rule; null to remove only. */
  readonly rule: NewClaimRuleInput | null;
}

/**
 * Saves a rule, and keeps the problems by the field that they are about.
 * @param onStale called when the rule was replaced or removed in the meantime
 */
export function useSetRule(onStale: () => void) {
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const { send, isSending } = useChange(SET_CLAIM_RULE);

  /** Returns whether the rule was saved. */
  const set = async (input: WantedRule): Promise<boolean> => {
    const sent = await send({ input });
    if (sent === null) return false;
    const told = sent.ok
      ? sent.data.setClaimRule.problems
      : [{ field: null, message: sent.sentence }];
    setProblems(
      told.map(({ field, message }) => ({ message, field: field?.replace(/^rule\./, '') ?? null })),
    );
    if (told.some(({ field }) => field === 'replaces')) onStale();
    return told.length === 0;
  };
  return { set, problems, setProblems, isSending };
}
