import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type {
  ReportsByLimb_FigureTableFragment,
  ReportsByLimb_KpiFragment,
  ReportsByLimbOfRange_FigureTableFragment,
} from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { isRange } from '#lib/scope.js';
import { describeScope, nameQuarters } from '#lib/scope-words.js';
import { tellShare } from '#lib/share-message.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import { toGroupState } from './group-state.js';
import { KpiHead } from './KpiHead.js';
import { limbNames } from './labels.js';
import type { BlockContext } from './report.type.js';
import { wordOf } from './share-detail.js';
import { toJudgedHead, type ToldHead, toRangeHead } from './told-head.js';

export const REPORTS_BY_LIMB: TypedDocumentNode<ReportsByLimb_FigureTableFragment> = gql`
  fragment ReportsByLimb_FigureTable on FigureTable {
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
        seriousLimb
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

export const SERIOUS_SHARE: TypedDocumentNode<ReportsByLimb_KpiFragment> = gql`
  fragment ReportsByLimb_Kpi on Kpi {
    id
    sentence
    status
    variation
    figure {
      value
      text
      inWords
      flags
      numerator
      denominator
    }
    target {
      id
      text
    }
    controlChart {
      break {
        quarter {
          id
          key
        }
        side
        backSince {
          id
          key
        }
      }
      points {
        quarter {
          id
          key
        }
        signals
      }
    }
  }
`;

export const SERIOUS_SHARE_OF_RANGE: TypedDocumentNode<ReportsByLimbOfRange_FigureTableFragment> = gql`
  fragment ReportsByLimbOfRange_FigureTable on FigureTable {
    id
    totals {
      seriousReportShare {
        value
        text
        inWords
        flags
        numerator
        denominator
      }
    }
  }
`;

interface ReportsByLimbProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<ReportsByLimb_FigureTableFragment> | null;
  /** The share of reports that meet the test, judged. */
  readonly share: FragmentType<ReportsByLimb_KpiFragment> | null;
  /** The share of a range, which nobody judges; null where one quarter is shown. */
  readonly ofRange: FragmentType<ReportsByLimbOfRange_FigureTableFragment> | null;
}

/** The share of reports that meet the serious-crime test, and which of its limbs they name. */
export function ReportsByLimb({ context, problem, table, share, ofRange }: ReportsByLimbProps) {
  const data = unmask(REPORTS_BY_LIMB, table);
  const judged = unmask(SERIOUS_SHARE, share);
  const whole = unmask(SERIOUS_SHARE_OF_RANGE, ofRange);
  const ofAll = whole?.totals.seriousReportShare ?? null;
  const ofQuarter = judged !== null ? toJudgedHead(judged, context.scope.quarter) : null;
  const head = !isRange(context.scope) ? ofQuarter : ofAll === null ? null : toRangeHead(ofAll, were);
  const subtitle = `Reports received by the limbs of the serious-crime test that they name, ${nameQuarters(context.scope).now}, ${describeScope(context.scope)}`;
  const state = problem ?? (data !== null && head !== null ? toState(data, head, context) : { kind: 'loading' as const });

  return <FigureBlock name="limbs" subtitle={subtitle} size="tall" state={state} />;
}

/** What the reports counted in the share did. */
const were = 'met the serious-crime test';

function toState(data: ReportsByLimb_FigureTableFragment, head: ToldHead, context: BlockContext): FigureState {
  const none = data.rows.find(({ key }) => key.seriousLimb === null)?.reports ?? null;
  const { message, note } = tellShare(head.share, { were, isOpen: context.scope.quarter.isOpen });
  return toGroupState({
    context,
    asked: toBlockQuestion(toQuestions(context).limbs, context, { measure: 'seriousReportShare' }),
    field: 'seriousLimb',
    place: describeScope(context.scope),
    table: data,
    heading: 'Limb of the test',
    grouping: 'by limb of the serious-crime test',
    groups: data.rows.flatMap(({ key: { seriousLimb }, reports }) =>
      seriousLimb === null || reports === null
        ? []
        : [{ code: seriousLimb, name: limbNames[seriousLimb], figure: reports, before: reports.change?.from ?? null }],
    ),
    rest: none === null ? null : { code: 'none', name: 'No limb named', figure: none, before: none.change?.from ?? null },
    total: data.totals.reports,
    areSeveral: true,
    toMessage: () => message,
    toShown: null,
    chosen: null,
    head: <KpiHead figure={head.share.figure} detail={wordOf(head.share)} status={head.status} variation={head.variation} />,
    notes: [...(note === '' ? [] : [note]), 'A report meets the test where at least one limb holds (section 93(4) Police Act 1997).'],
  });
}
