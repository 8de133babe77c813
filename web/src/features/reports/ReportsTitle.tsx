import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { ReportsRate_KpiFragment, ReportsTitle_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { describeScope } from '#lib/scope-words.js';
import { splitClause, splitSentence, wordProgress } from '#lib/sentence.js';
import { PageTitle } from '#ui/PageTitle.js';

import type { BlockContext } from './report.type.js';
import { neitherWay, wordRate } from './title-words.js';

export const REPORTS_TITLE: TypedDocumentNode<ReportsTitle_KpiFragment> = gql`
  fragment ReportsTitle_Kpi on Kpi {
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

export const REPORTS_RATE: TypedDocumentNode<ReportsRate_KpiFragment> = gql`
  fragment ReportsRate_Kpi on Kpi {
    id
    figure {
      value
      text
      inWords
      flags
    }
  }
`;

interface ReportsTitleProps {
  readonly context: BlockContext;
  readonly kpi: FragmentType<ReportsTitle_KpiFragment> | null;
  /** Reports per 1,000 people. */
  readonly rate: FragmentType<ReportsRate_KpiFragment> | null;
}

/** The message of the page, from its figures; the subject alone until they are there. */
export function ReportsTitle({ context, kpi, rate }: ReportsTitleProps) {
  const data = unmask(REPORTS_TITLE, kpi);
  const per1000 = unmask(REPORTS_RATE, rate);
  const isOpen = data?.periodStatus === 'OPEN';
  const split = isOpen ? splitClause : splitSentence;
  const [message, more] = data !== null ? split(data.sentence) : ['Reports received', ''];
  const period = data?.period.longLabel ?? context.scope.quarter.name;

  return (
    <PageTitle name="Reports" message={message}>
      {[
        `${period}, ${describeScope(context.scope)}.`,
        isOpen ? wordProgress(data) : '',
        more,
        wordRate(per1000?.figure ?? null),
        data !== null ? neitherWay : '',
      ]
        .filter((words) => words !== '')
        .join(' ')}
    </PageTitle>
  );
}
