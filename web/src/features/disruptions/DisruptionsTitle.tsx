import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { DisruptionsTitle_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { describeScope } from '#lib/scope-words.js';
import { splitClause, splitSentence, wordProgress } from '#lib/sentence.js';
import { PageTitle } from '#ui/PageTitle.js';

import type { BlockContext } from './disruption.type.js';

export const DISRUPTIONS_TITLE: TypedDocumentNode<DisruptionsTitle_KpiFragment> = gql`
  fragment DisruptionsTitle_Kpi on Kpi {
    id
    sentence
    days
    daysRun
    returnsDue
    returnsReceived
    periodStatus
    period {
      id
      longLabel
    }
  }
`;

interface DisruptionsTitleProps {
  readonly context: BlockContext;
  readonly kpi: FragmentType<DisruptionsTitle_KpiFragment> | null;
}

/** The message of the page, from its figures; the subject alone until they are there. */
export function DisruptionsTitle({ context, kpi }: DisruptionsTitleProps) {
  const data = unmask(DISRUPTIONS_TITLE, kpi);
  const isOpen = data?.periodStatus === 'OPEN';
  const split = isOpen ? splitClause : splitSentence;
  const [message, more] = data !== null ? split(data.sentence) : ['Confirmed disruptions', ''];
  const period = data?.period.longLabel ?? context.scope.quarter.name;
  const progress = isOpen ? wordProgress(data) : '';

  return (
    <PageTitle name="Disruptions" message={message}>
      {[`${period}, ${describeScope(context.scope)}.`, progress, more].filter((words) => words !== '').join(' ')}
    </PageTitle>
  );
}
