import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { Running } from '#charts/control-series.js';
import type {
  ReportControl_KpiFragment,
  ReportControlOfRange_FigureTableFragment,
  ReportNotes_FigureTableFragment,
  ReportRunning_KpiFragment,
} from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { type FigureValue, isOwnAlone } from '#lib/figure.js';
import { isRange } from '#lib/scope.js';
import { describeScope, nameQuarters } from '#lib/scope-words.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import type { ControlMeasure } from './block-questions.js';
import { toControlState } from './control-state.js';
import { findFourthCut } from './fourth-cut.js';
import type { BlockContext } from './report.type.js';
import { toJudgedHead, toRangeHead } from './told-head.js';

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
      break {
        quarter {
          id
          key
          label
        }
        side
        level
        baselineMean
        baselineLower
        baselineUpper
        backSince {
          id
          key
        }
        text
      }
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
      cutCount
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
  const data = unmask(REPORT_CONTROL, kpi);
  const open = unmask(REPORT_RUNNING, running);
  const beside = unmask(REPORT_NOTES, notes);
  const whole = unmask(REPORT_CONTROL_OF_RANGE, ofRange);
  const told = were === null || !isRange(context.scope) ? were : `${were} in ${nameQuarters(context.scope).now}`;
  const ofAll = whole?.totals[measure] ?? null;
  const ofQuarter = data !== null ? toJudgedHead(data, context.scope.quarter) : null;
  const head = !isRange(context.scope) ? ofQuarter : ofAll === null ? null : toRangeHead(ofAll, told ?? '');
  const state =
    problem ??
    (data !== null && head !== null
      ? toControlState(data, {
          context,
          measure,
          were: told,
          head,
          running: open !== null ? toRunning(open) : null,
          fourth: beside !== null ? findFourthCut(beside.protections) : null,
          notes: [...(beside !== null ? beside.notes.filter(isAboutLeftOut) : []), ...(caveat === undefined ? [] : [caveat])].map(
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
