import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { ReportsByChannel_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { describeScope, nameQuarters } from '#lib/scope-words.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import { toGroupState } from './group-state.js';
import { wordLargest } from './group-words.js';
import { channelNames } from './labels.js';
import type { BlockContext } from './report.type.js';

export const REPORTS_BY_CHANNEL: TypedDocumentNode<ReportsByChannel_FigureTableFragment> = gql`
  fragment ReportsByChannel_FigureTable on FigureTable {
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
        channel
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

interface ReportsByChannelProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<ReportsByChannel_FigureTableFragment> | null;
}

/** Reports by the way that they came in, most first. */
export function ReportsByChannel({ context, problem, table }: ReportsByChannelProps) {
  const data = unmask(REPORTS_BY_CHANNEL, table);
  const subtitle = `Reports received by channel, ${nameQuarters(context.scope).now}, ${describeScope(context.scope)}, most first`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

  return <FigureBlock name="channels" subtitle={subtitle} size="tall" state={state} />;
}

function toState(data: ReportsByChannel_FigureTableFragment, context: BlockContext): FigureState {
  return toGroupState({
    context,
    asked: toBlockQuestion(toQuestions(context).channels, context),
    field: 'channel',
    place: describeScope(context.scope),
    table: data,
    heading: 'Channel',
    grouping: 'by channel',
    groups: data.rows.flatMap(({ key: { channel }, reports }) =>
      channel === null || reports === null
        ? []
        : [{ code: channel, name: channelNames[channel], figure: reports, before: reports.change?.from ?? null }],
    ),
    rest: null,
    total: data.totals.reports,
    areSeveral: false,
    toMessage: (sorted, total) => wordLargest(sorted, total, 'channel'),
    toShown: null,
    chosen: null,
  });
}
