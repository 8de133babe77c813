import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { ReportsBySign_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { describeScope, nameQuarters } from '#lib/scope-words.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import { toGroupState } from './group-state.js';
import { wordMostNamed } from './group-words.js';
import { signNames } from './labels.js';
import type { BlockContext } from './report.type.js';

export const REPORTS_BY_SIGN: TypedDocumentNode<ReportsBySign_FigureTableFragment> = gql`
  fragment ReportsBySign_FigureTable on FigureTable {
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
        sign
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

interface ReportsBySignProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<ReportsBySign_FigureTableFragment> | null;
}

/** Reports by the signs that they name, most first, and those that name none. */
export function ReportsBySign({ context, problem, table }: ReportsBySignProps) {
  const data = unmask(REPORTS_BY_SIGN, table);
  const subtitle = `Reports received by the signs that they name, ${nameQuarters(context.scope).now}, ${describeScope(context.scope)}, most first`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

  return <FigureBlock name="signs" subtitle={subtitle} size="tall" state={state} />;
}

function toState(data: ReportsBySign_FigureTableFragment, context: BlockContext): FigureState {
  const none = data.rows.find(({ key }) => key.sign === null)?.reports ?? null;
  return toGroupState({
    context,
    asked: toBlockQuestion(toQuestions(context).signs, context),
    field: 'sign',
    place: describeScope(context.scope),
    table: data,
    heading: 'Sign',
    grouping: 'by sign',
    groups: data.rows.flatMap(({ key: { sign }, reports }) =>
      sign === null || reports === null
        ? []
        : [{ code: sign, name: signNames[sign], figure: reports, before: reports.change?.from ?? null }],
    ),
    rest: none === null ? null : { code: 'none', name: 'No sign named', figure: none, before: none.change?.from ?? null },
    total: data.totals.reports,
    areSeveral: true,
    toMessage: (sorted) => wordMostNamed(sorted, 'sign'),
    toShown: null,
    chosen: null,
  });
}
