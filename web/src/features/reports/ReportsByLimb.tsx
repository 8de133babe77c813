import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import { findLatestSide } from '#charts/kpi-trend.js';
import type { ReportsByLimb_FigureTableFragment, ReportsByLimb_KpiFragment } from '#graphql/operations.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { tellShare } from '#lib/share-message.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toBlockQuestion, toQuestions } from './block-questions.js';
import { toGroupState } from './group-state.js';
import { KpiHead } from './KpiHead.js';
import { limbNames } from './labels.js';
import type { BlockContext } from './report.type.js';
import { describeScope, nameQuarters } from './scope-words.js';
import { wordOf } from './share-detail.js';

export const REPORTS_BY_LIMB: TypedDocumentNode<ReportsByLimb_FigureTableFragment> = gql`
  fragment ReportsByLimb_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    protections {
      measure
      cuts
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

interface ReportsByLimbProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<ReportsByLimb_FigureTableFragment> | null;
  /** The share of reports that meet the test, judged. */
  readonly share: FragmentType<ReportsByLimb_KpiFragment> | null;
}

/** The share of reports that meet the serious-crime test, and which of its limbs they name. */
export function ReportsByLimb({ context, problem, table, share }: ReportsByLimbProps) {
  const { data, complete } = useFragment({ fragment: REPORTS_BY_LIMB, from: table });
  const judged = useFragment({ fragment: SERIOUS_SHARE, from: share });
  const subtitle = `Reports received by the limbs of the serious-crime test that they name, ${nameQuarters(context.scope).now}, ${describeScope(context.scope)}`;
  const state = problem ?? (complete && judged.complete ? toState(data, judged.data, context) : { kind: 'loading' as const });

  return <FigureBlock name="limbs" subtitle={subtitle} size="tall" state={state} />;
}

function toState(data: ReportsByLimb_FigureTableFragment, share: ReportsByLimb_KpiFragment, context: BlockContext): FigureState {
  const none = data.rows.find(({ key }) => key.seriousLimb === null)?.reports ?? null;
  const { isOpen } = context.scope.quarter;
  const { message, note } = tellShare(share, { were: 'met the serious-crime test', isOpen });
  const isOfFew = share.figure.flags.includes('LOW_RELIABILITY');
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
    head: (
      <KpiHead
        figure={share.figure}
        detail={wordOf(share)}
        status={share.status}
        variation={isOpen || isOfFew ? null : { word: share.variation, side: findLatestSide(share) }}
      />
    ),
    notes: [...(note === '' ? [] : [note]), 'A report meets the test where at least one limb holds (section 93(4) Police Act 1997).'],
  });
}
