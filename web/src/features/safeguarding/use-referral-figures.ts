import { skipToken, useQuery } from '@apollo/client/react';

import type { ReferralFiguresQuery } from '#graphql/operations.js';
import { type PartProblem, usePartFaults } from '#graphql/use-part-faults.js';

import { type Part, parts, toPart, toVariables } from './question.js';
import type { ReferralChoices, ReferralScope } from './referral.type.js';
import { REFERRAL_FIGURES } from './referrals-query.js';

interface ReferralFigures {
  /** Undefined until there are any. A part that failed is missing. */
  readonly data: ReferralFiguresQuery | undefined;
  readonly isWaiting: boolean;
  readonly findProblem: (part: Part) => PartProblem | null;
}

/** The figures of the page, all of them in one question. */
export function useReferralFigures(scope: ReferralScope, choices: ReferralChoices): ReferralFigures {
  const whole = toVariables(scope, choices, []);
  const { failed, take } = usePartFaults<Part>({ name: JSON.stringify(whole), parts, toPart });
  const { data, error, loading, refetch } = useQuery(
    REFERRAL_FIGURES,
    failed.length === parts.length
      ? skipToken
      : { variables: toVariables(scope, choices, failed), errorPolicy: 'all', notifyOnNetworkStatusChange: true },
  );
  const { isAgain, findProblem } = take({
    error,
    loading,
    hasData: data !== undefined,
    onRetry: () => void refetch(whole).catch(() => undefined),
  });

  return { data, isWaiting: loading || isAgain, findProblem };
}
