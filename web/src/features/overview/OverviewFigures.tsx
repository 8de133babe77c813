import { gql, type TypedDocumentNode } from '@apollo/client';
import { skipToken, useQuery } from '@apollo/client/react';

import type { OverviewCard_ScorecardFragment, OverviewFiguresQuery, OverviewFiguresQueryVariables } from '#graphql/operations.js';
import { toProblem } from '#graphql/problem.js';
import type { AskedScope } from '#lib/scope.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Button } from '#ui/Button.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';

import { toOverviewVariables } from './overview-question.js';
import { OVERVIEW_CARD, OverviewCard } from './OverviewCard.js';

const OVERVIEW_FIGURES: TypedDocumentNode<OverviewFiguresQuery, OverviewFiguresQueryVariables> = gql`
  query OverviewFigures($quarter: Quarter, $area: ID, $agency: ID) {
    scorecard(quarter: $quarter, area: $area, agency: $agency) {
      id
      ...OverviewCard_Scorecard @unmask
    }
  }
  ${OVERVIEW_CARD}
`;

interface OverviewFiguresProps {
  /** The scorecard that came with the page. */
  readonly first: OverviewCard_ScorecardFragment;
  /** Whether that is what is asked for now. */
  readonly isFirst: boolean;
  /** What of the address was understood. */
  readonly asked: AskedScope;
  readonly marking: string;
}

/** The figures for what is asked: those that came with the page, or others. The figures shown before stay until others are there. */
export function OverviewFigures({ first, isFirst, asked, marking }: OverviewFiguresProps) {
  const { data, previousData, error, loading, refetch } = useQuery(
    OVERVIEW_FIGURES,
    isFirst ? skipToken : { variables: toOverviewVariables(asked), notifyOnNetworkStatusChange: true },
  );
  const found = isFirst ? first : data?.scorecard;
  const isWaiting = found === undefined || loading;

  if (error !== undefined && found === undefined && !loading) {
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
      <OverviewCard card={found ?? previousData?.scorecard ?? first} asked={asked} marking={marking} isWaiting={isWaiting} />
    </>
  );
}
