import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Link } from 'react-router';

import { findAxisStart } from '#charts/control-layout.js';
import { type Running, toEvents, toLabels, toQuarters } from '#charts/control-series.js';
import { noteControl, summariseControl, toControlHeadings, toControlRows, wordControl } from '#charts/control-words.js';
import { ControlChart } from '#charts/ControlChart.js';
import type {
  ReportControl_KpiFragment,
  ReportControlOfRange_FigureTableFragment,
  ReportNotes_FigureTableFragment,
  ReportRunning_KpiFragment,
} from '#graphql/operations.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { type FigureValue, isHidden, isOwnAlone, isProtected } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { formatRange } from '#lib/quarter.js';
import { isRange } from '#lib/scope.js';
import { describeCoverage, describeScope, nameQuarters } from '#lib/scope-words.js';
import { tellShare } from '#lib/share-message.js';
import { wordFreshness } from '#lib/source-words.js';
import { formatMark } from '#lib/unit.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { type ControlMeasure, toQuestions } from './block-questions.js';
import { toFoot } from './foot-words.js';
import { findFourthCut } from './fourth-cut.js';
import { KpiHead } from './KpiHead.js';
import type { BlockContext } from './report.type.js';
import { wordOf } from './share-detail.js';
import { toJudgedHead, type ToldHead, toRangeHead } from './told-head.js';

export const REPORT_CONTROL: TypedDocumentNode<ReportControl_KpiFragment> = gql`
  fragment ReportControl_Kpi on Kpi {
    id
    dataVersion
    asOf
    periodStatus
    returnsDue
    returnsReceived
    sentence
    status
    variation
    measure {
      id
      name
      unit
      datasets
    }
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
    trend {
      quarter {
        id
        key
        label
        start
        end
        status
      }
      figure {
        value
        text
        inWords
        flags
      }
      target {
        id
        text
        value
        lower
        upper
      }
    }
    events {
      id
      title
      happenedOn
      changesRecording
    }
    controlChart {
      points {
        quarter {
          id
          key
        }
        centre
        lower
        upper
        signals
      }
    }
  }
`;

export const REPORT_RUNNING: TypedDocumentNode<ReportRunning_KpiFragment> = gql`
  fragment ReportRunning_Kpi on Kpi {
    id
    daysRun
    periodStatus
    period {
      id
      key
    }
    figure {
      value
      text
      inWords
      flags
    }
    sameQuarterLastYear {
      from {
        value
        text
        inWords
        flags
      }
    }
  }
`;

/** What the same question has to say of its figure beside it: how many reports it leaves out, and how often it is cut. */
export const REPORT_NOTES: TypedDocumentNode<ReportNotes_FigureTableFragment> = gql`
  fragment ReportNotes_FigureTable on FigureTable {
    id
    notes
    protections {
      measure
      cuts
      mostCuts
      areOthersShown
    }
  }
`;

export const REPORT_CONTROL_OF_RANGE: TypedDocumentNode<ReportControlOfRange_FigureTableFragment> = gql`
  fragment ReportControlOfRange_FigureTable on FigureTable {
    id
    totals {
      reports {
        value
        text
        inWords
        flags
        numerator
        denominator
      }
      reportsActionedIn24h {
        value
        text
        inWords
        flags
        numerator
        denominator
      }
      reportsToDisruption {
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

interface ReportControlProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly measure: ControlMeasure;
  /** Names the block in links and files. */
  readonly name: string;
  /** What is counted, by what: the beginning of its statistical title. */
  readonly subtitle: string;
  /** Of a share: what the reports counted in it were or had, as in "had a first action in 24 hours". Null for a count. */
  readonly were: string | null;
  readonly kpi: FragmentType<ReportControl_KpiFragment> | null;
  /** The figure of a range, which nobody judges; null where one quarter is shown. */
  readonly ofRange: FragmentType<ReportControlOfRange_FigureTableFragment> | null;
  readonly running?: FragmentType<ReportRunning_KpiFragment> | null;
  readonly notes?: FragmentType<ReportNotes_FigureTableFragment> | null;
  /** What has to be known beside what the figures say themselves. */
  readonly caveat?: string;
}

/** One figure quarter by quarter with what is usual for it, and how the quarter shown is judged. */
export function ReportControl({
  context,
  problem,
  measure,
  name,
  subtitle,
  were,
  kpi,
  ofRange,
  running = null,
  notes = null,
  caveat,
}: ReportControlProps) {
  const { data, complete } = useFragment({ fragment: REPORT_CONTROL, from: kpi });
  const open = useFragment({ fragment: REPORT_RUNNING, from: running });
  const beside = useFragment({ fragment: REPORT_NOTES, from: notes });
  const whole = useFragment({ fragment: REPORT_CONTROL_OF_RANGE, from: ofRange });
  const told = were === null || !isRange(context.scope) ? were : `${were} in ${nameQuarters(context.scope).now}`;
  const ofAll = whole.complete ? whole.data.totals[measure] : null;
  const ofQuarter = complete ? toJudgedHead(data, context.scope.quarter) : null;
  const head = !isRange(context.scope) ? ofQuarter : ofAll === null ? null : toRangeHead(ofAll, told ?? '');
  const state =
    problem ??
    (complete && head !== null
      ? toState(data, {
          context,
          measure,
          were: told,
          head,
          running: open.complete ? toRunning(open.data) : null,
          fourth: beside.complete ? findFourthCut(beside.data.protections) : null,
          notes: [...(beside.complete ? beside.data.notes.filter(isAboutLeftOut) : []), ...(caveat === undefined ? [] : [caveat])].map(
            toSentence,
          ),
        })
      : { kind: 'loading' as const });

  return (
    <FigureBlock
      name={name}
      subtitle={`${subtitle}, ${describeScope(context.scope)}, with control limits (XmR)`}
      size="tall"
      state={state}
    />
  );
}

function isAboutLeftOut(note: string): boolean {
  return note.includes(' leaves out ');
}

function toSentence(note: string): string {
  return note.endsWith('.') ? note : `${note}.`;
}

function toRunning({ period, periodStatus, daysRun, figure, sameQuarterLastYear }: ReportRunning_KpiFragment): Running | null {
  const soFar = toKnown(figure);
  if (periodStatus !== 'OPEN' || soFar === null) return null;
  return { key: period.key, daysRun, figure: soFar, lastYear: toKnown(sameQuarterLastYear?.from ?? null) };
}

function toKnown(figure: FigureValue | null): Running['lastYear'] {
  const value = figure?.value ?? null;
  return value === null || figure === null || isOwnAlone(figure) ? null : { value, text: figure.inWords };
}

interface Given {
  readonly context: BlockContext;
  readonly measure: ControlMeasure;
  readonly were: string | null;
  readonly head: ToldHead;
  readonly running: Running | null;
  readonly notes: readonly string[];
  /** What is said of a cut too many; null where others are shown. */
  readonly fourth: string | null;
}

function toState(kpi: ReportControl_KpiFragment, { context, measure, were, head, running, notes, fourth }: Given): FigureState {
  const { scope, choices } = context;
  const { unit, name, datasets } = kpi.measure;
  // Quarters from before there was anything to count are no gaps.
  const since = choices.periods[0]?.code ?? '';
  const data = { ...kpi, trend: kpi.trend.filter(({ quarter }) => quarter.key >= since) };
  const quarters = toQuarters(data, unit, { running });
  const range = formatRange(quarters[0]?.label ?? '', quarters.at(-1)?.label ?? '');
  const place = describeScope(scope);
  if (quarters.every(({ value }) => value === null)) {
    if (fourth !== null) return { kind: 'hidden', headline: 'Cut too often to show', sentence: fourth, more: <ProtectionLink /> };
    return data.trend.some(({ figure }) => isHidden(figure))
      ? {
          kind: 'hidden',
          headline: 'Too few to show',
          sentence: `${name}, ${place}, ${range}: hidden in every quarter to protect people [c]. Hidden does not mean that there are none.`,
          more: <ProtectionLink />,
        }
      : { kind: 'empty', sentence: `There are no figures for ${place} in ${range}.` };
  }

  const question = toQuestions(context).control(measure, quarters[0]?.key ?? since, quarters.at(-1)?.key ?? since);
  const labels = toLabels(quarters, unit, { running });
  const share = were === null ? null : tellShare(head.share, { were, isOpen: scope.quarter.isOpen });
  const ofRange = isRange(scope) ? nameQuarters(scope).now : null;
  return {
    kind: 'ready',
    content: {
      message: share?.message ?? wordControl(quarters),
      summary: summariseControl(quarters, unit),
      chart: (
        <>
          <KpiHead
            figure={head.share.figure}
            detail={[ofRange ?? '', were === null ? '' : wordOf(head.share)].filter((words) => words !== '').join('. ')}
            status={head.status}
            variation={head.variation}
          />
          <ControlChart
            name={name}
            quarters={quarters}
            labels={labels}
            events={toEvents(data, quarters)}
            formatMark={(value) => formatMark(value, unit)}
            onChoose={(quarter) => context.onChoose({ quarter, from: null })}
          />
        </>
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: `${name} by quarter, ${place}, ${range}`,
        headings: toControlHeadings(),
        rows: toControlRows(quarters, { unit, toExplained: (quarter) => explainRow(question, measure, { quarter }) }).map((row) => ({
          ...row,
          shown: <Link to={context.toAddress({ quarter: row.key, from: null })}>{row.name}</Link>,
        })),
      },
      question: toBlockQuestion(question, context, { isFile: false }),
      notes: [
        ...(share === null || share.note === '' ? [] : [share.note]),
        ...(ofRange === null ? [] : ['Limits and real changes are told of single quarters, and the range as a whole is not judged.']),
        ...notes,
        ...noteControl({ quarters, unit, running, axisStart: findAxisStart({ quarters, labels }) }),
      ],
      ...(quarters.some(({ figure }) => isProtected(figure)) ? { more: <ProtectionLink /> } : {}),
      ...toFoot(context, data, datasets),
      coverage: describeCoverage(scope, data),
      freshness: wordFreshness(data.periodStatus),
    },
  };
}
