import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { ResourcingTitle_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { wordProgress } from '#lib/sentence.js';
import { PageTitle } from '#ui/PageTitle.js';

import type { BlockContext } from './resourcing.type.js';
import { describeScope } from './scope-words.js';
import { wordTitle } from './title-words.js';

export const RESOURCING_TITLE: TypedDocumentNode<ResourcingTitle_KpiFragment> = gql`
  fragment ResourcingTitle_Kpi on Kpi {
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
    figure {
      value
      text
      inWords
      flags
    }
  }
`;

interface ResourcingTitleProps {
  readonly context: BlockContext;
  /** Hours committed, and the vacancy rate. */
  readonly hours: FragmentType<ResourcingTitle_KpiFragment> | null;
  readonly vacancy: FragmentType<ResourcingTitle_KpiFragment> | null;
}

/** The message of the page, from its figures; the subject alone until they are there. */
export function ResourcingTitle({ context, hours, vacancy }: ResourcingTitleProps) {
  const told = unmask(RESOURCING_TITLE, hours);
  const rate = unmask(RESOURCING_TITLE, vacancy);
  const kpis = [told, rate].filter((kpi) => kpi !== null);
  const [first] = kpis;
  const { message, more } = first === undefined ? { message: 'Posts, hours and money', more: '' } : wordTitle(kpis);
  const progress = first?.periodStatus === 'OPEN' ? wordProgress(first) : '';

  return (
    <PageTitle name="Resourcing" message={message}>
      {[`${first?.period.longLabel ?? context.scope.quarter.name}, ${describeScope(context.scope)}.`, progress, more]
        .filter((words) => words !== '')
        .join(' ')}
    </PageTitle>
  );
}
