import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { RangeTitle_KpiFragment, ResourcingRangeTitle_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { detailRange } from '#lib/range-words.js';
import { findStockQuarter } from '#lib/stock-quarter.js';
import { PageTitle } from '#ui/PageTitle.js';

import type { BlockContext } from './resourcing.type.js';
import { describeScope, namePeriod } from './scope-words.js';
import { wordRangeTitle } from './title-words.js';

export const RESOURCING_RANGE_TITLE: TypedDocumentNode<ResourcingRangeTitle_FigureTableFragment> = gql`
  fragment ResourcingRangeTitle_FigureTable on FigureTable {
    id
    totals {
      hoursCommitted {
        value
        text
        inWords
        flags
        change(to: SAME_PERIOD_LAST_YEAR) {
          signed
          text
        }
      }
    }
  }
`;

export const RANGE_VACANCY: TypedDocumentNode<RangeTitle_KpiFragment> = gql`
  fragment RangeTitle_Kpi on Kpi {
    id
    figure {
      value
      text
      inWords
      flags
    }
  }
`;

interface ResourcingRangeTitleProps {
  readonly context: BlockContext;
  readonly hours: FragmentType<ResourcingRangeTitle_FigureTableFragment> | null;
  /** The vacancy rate at the end of the last closed quarter of the range. */
  readonly vacancy: FragmentType<RangeTitle_KpiFragment> | null;
}

/** The message of the page where it is of a range: hours of all of it, and vacancies at its end. No range is judged. */
export function ResourcingRangeTitle({ context, hours, vacancy }: ResourcingRangeTitleProps) {
  const told = unmask(RESOURCING_RANGE_TITLE, hours);
  const rate = unmask(RANGE_VACANCY, vacancy);
  const { scope, choices } = context;
  const range = namePeriod(scope);
  const figure = told?.totals.hoursCommitted ?? null;
  const change = figure?.change ?? null;

  return (
    <PageTitle
      name="Resourcing"
      message={wordRangeTitle({
        range,
        hours: figure,
        vacancy: rate?.figure ?? null,
        end: findStockQuarter(scope, choices).name,
      })}
    >
      {detailRange({
        range,
        place: describeScope(scope),
        change: change?.signed === null ? null : (change?.text ?? null),
        more: ['Real changes and targets are told of single quarters.'],
      })}
    </PageTitle>
  );
}
