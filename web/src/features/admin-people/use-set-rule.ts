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
  /** The id of the rule that ends with this; null where one is added. */
  readonly replaces: string | null;
  /** Null where one only ends. */
  readonly rule: NewClaimRuleInput | null;
}

/**
 * Sets a rule, and keeps what needs correcting, by the parts of the rule.
 *
 * @param onStale told when the rule was replaced or ended meanwhile
 */
export function useSetRule(onStale: () => void) {
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const { send, isSending } = useChange(SET_CLAIM_RULE);

  /** Whether it was set. */
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
