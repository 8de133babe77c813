import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { ReportsByCrimeType_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { describeScope, nameQuarters } from '#lib/scope-words.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import { CrimeTypeLink } from './CrimeTypeLink.js';
import { toGroupState } from './group-state.js';
import { wordLargest } from './group-words.js';
import type { BlockContext } from './report.type.js';

export const REPORTS_BY_CRIME_TYPE: TypedDocumentNode<ReportsByCrimeType_FigureTableFragment> = gql`
  fragment ReportsByCrimeType_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    protections {
      measure
      cuts
      cutCount
      mostCuts
      areOthersShown
    }
    rows {
      key {
        crimeType
      }
      reports {
        value
        text
        inWords
        flags
        change(to: SAME_PERIOD_LAST_YEAR) {
          from {
            value
            text
            inWords
            flags
          }
        }
      }
    }
    totals {
      reports {
        value
        text
        inWords
        flags
      }
    }
  }
`;

interface ReportsByCrimeTypeProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<ReportsByCrimeType_FigureTableFragment> | null;
}

/** Reports by crime type, most first. Choosing one filters the page by it; choosing it again takes that back. */
export function ReportsByCrimeType({ context, problem, table }: ReportsByCrimeTypeProps) {
  const data = unmask(REPORTS_BY_CRIME_TYPE, table);
  const place = describeScope(context.scope, ['crimeType']);
  const subtitle = `Reports received by crime type, ${nameQuarters(context.scope).now}, ${place}, most first`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

  return <FigureBlock name="crime-types" subtitle={subtitle} size="tall" state={state} />;
}

function toState(data: ReportsByCrimeType_FigureTableFragment, context: BlockContext): FigureState {
  const { scope, choices } = context;
  return toGroupState({
    context,
    asked: toBlockQuestion(toQuestions(context).crimeTypes, context),
    field: 'crimeType',
    place: describeScope(scope, ['crimeType']),
    table: data,
    heading: 'Crime type',
    grouping: 'by crime type',
    groups: choices.crimeTypes.flatMap(({ code, shortName }) => {
      const figure = data.rows.find(({ key }) => key.crimeType === code)?.reports ?? null;
      return figure === null ? [] : [{ code, name: shortName, figure, before: figure.change?.from ?? null }];
    }),
    rest: null,
    total: data.totals.reports,
    areSeveral: false,
    toMessage: (sorted, total) => wordLargest(sorted, total, 'crime type'),
    toShown: ({ code, name }) => <CrimeTypeLink code={code} name={name} context={context} />,
    chosen: scope.crimeType?.code ?? null,
  });
}
