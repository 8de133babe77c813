import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

import type { OverviewFiguresQuery, OverviewFiguresQueryVariables } from '#graphql/operations.js';
import { toProblem } from '#graphql/problem.js';
import type { AskedScope } from '#lib/scope.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Button } from '#ui/Button.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';

import { OVERVIEW_CARD, OverviewCard } from './OverviewCard.js';
import { OverviewSkeleton } from './OverviewSkeleton.js';

const OVERVIEW_FIGURES: TypedDocumentNode<OverviewFiguresQuery, OverviewFiguresQueryVariables> = gql`
  query OverviewFigures($quarter: Quarter, $area: ID, $agency: ID) {
    scorecard(quarter: $quarter, area: $area, agency: $agency) {
      id
      ...OverviewCard_Scorecard
    }
  }
  ${OVERVIEW_CARD}
`;

interface OverviewFiguresProps {
  /** What of the address was understood. */
  readonly asked: AskedScope;
  readonly marking: string;
}

/**
 * The figures for what is asked. Those that came with the page are in the cache and are not asked for again; the figures shown
 * before stay until others are there.
 */
export function OverviewFigures({ asked, marking }: OverviewFiguresProps) {
  const { data, previousData, error, loading, refetch } = useQuery(OVERVIEW_FIGURES, {
    variables: asked,
    notifyOnNetworkStatusChange: true,
  });
  const shown = data ?? (error === undefined ? previousData : undefined);
  const isWaiting = data === undefined || loading;

  if (shown === undefined) {
    if (error === undefined || loading) return <OverviewSkeleton />;
    const problem = toProblem(error);
    const retry = () => void refetch().catch(() => undefined);
    if (problem.kind === 'refused') return <PageProblem error={error} asked="figures of the Overview" onRetry={retry} />;
    return (
      <>
        <PageTitle name="Overview" message="These figures did not arrive">
          {problem.sentence}
        </PageTitle>
        <p>
          <Button onPress={retry}>Try again</Button>
        </p>
        <PageFoot facts={[]} marking={marking} />
      </>
    );
  }

  return (
    <>
      <HiddenText role="status">{isWaiting ? 'Loading figures' : ''}</HiddenText>
      <OverviewCard card={shown.scorecard} asked={asked} marking={marking} isWaiting={isWaiting} />
    </>
  );
}
