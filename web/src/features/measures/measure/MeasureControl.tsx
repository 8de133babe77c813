import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { findAxisStart } from '#charts/control-layout.js';
import { type Beside, type Running, toEvents, toLabels, toQuarters } from '#charts/control-series.js';
import { noteControl, summariseControl, toControlHeadings, toControlRows, wordControl } from '#charts/control-words.js';
import { ControlChart } from '#charts/ControlChart.js';
import type { BesideTrend_KpiFragment, MeasureControl_KpiFragment, RunningQuarter_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { type FigureValue, isHidden, isOwnAlone, isProtected } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { formatInstant } from '#lib/format.js';
import { formatRange } from '#lib/quarter.js';
import { nameSource, wordCoverage, wordFreshness } from '#lib/source-words.js';
import { formatMark } from '#lib/unit.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import type { MeasureContext } from './measure.type.js';
import styles from './MeasureControl.module.css';
import { toExplained, toTrendQuestion } from './question.js';

export const MEASURE_CONTROL: TypedDocumentNode<MeasureControl_KpiFragment> = gql`
  fragment MeasureControl_Kpi on Kpi {
    id
    dataVersion
    asOf
    periodStatus
    returnsDue
    returnsReceived
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
        basedOn
        startsLevel
      }
    }
  }
`;

export const RUNNING_QUARTER: TypedDocumentNode<RunningQuarter_KpiFragment> = gql`
  fragment RunningQuarter_Kpi on Kpi {
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

/** The same measure of what the page compares with, quarter by quarter. */
export const BESIDE_TREND: TypedDocumentNode<BesideTrend_KpiFragment> = gql`
  fragment BesideTrend_Kpi on Kpi {
    id
    trend {
      quarter {
        id
        key
      }
      figure {
        value
        text
        inWords
        flags
      }
    }
  }
`;

interface MeasureControlProps {
  readonly context: MeasureContext;
  readonly problem: PartProblem | null;
  readonly kpi: FragmentType<MeasureControl_KpiFragment> | null;
  /** The figure of the quarter that is not closed; of a closed one nothing is taken. */
  readonly running: FragmentType<RunningQuarter_KpiFragment> | null;
  /** What it is compared with; null where that is nothing, or is not there. */
  readonly beside: FragmentType<BesideTrend_KpiFragment> | null;
  readonly onChooseQuarter: (key: string) => void;
  /** What can be done about its events, below the chart. */
  readonly children?: ReactNode;
}

/** How the measure went, quarter by quarter, with what is usual for it. */
export function MeasureControl({ context, problem, kpi, running, beside, onChooseQuarter, children }: MeasureControlProps) {
  const data = unmask(MEASURE_CONTROL, kpi);
  const open = unmask(RUNNING_QUARTER, running);
  const other = unmask(BESIDE_TREND, beside);
  const name = context.scope.compare?.choice.name ?? null;
  const subtitle = `${context.measure.name} by quarter, with control limits (XmR)`;
  const state =
    problem ??
    (data !== null
      ? toState(data, {
          context,
          onChooseQuarter,
          tools: children,
          running: open !== null ? toRunning(open) : null,
          beside: name === null || other === null ? null : { name, trend: other.trend },
        })
      : { kind: 'loading' as const });

  return (
    <div className={styles.block}>
      <FigureBlock name="by-quarter" subtitle={subtitle} size="tall" state={state} />
    </div>
  );
}

function toRunning({ period, periodStatus, daysRun, figure, sameQuarterLastYear }: RunningQuarter_KpiFragment): Running | null {
  const soFar = toKnown(figure);
  if (periodStatus !== 'OPEN' || soFar === null) return null;
  return { key: period.key, daysRun, figure: soFar, lastYear: toKnown(sameQuarterLastYear?.from ?? null) };
}

function toKnown(figure: FigureValue | null): Running['lastYear'] {
  const value = figure?.value ?? null;
  return value === null || figure === null || isOwnAlone(figure) ? null : { value, text: figure.inWords };
}

interface Given {
  readonly tools: ReactNode;
  readonly context: MeasureContext;
  readonly running: Running | null;
  readonly beside: Beside | null;
  readonly onChooseQuarter: (key: string) => void;
}

function toState(kpi: MeasureControl_KpiFragment, { context, running, beside, onChooseQuarter, tools }: Given): FigureState {
  const { measure, place, choices } = context;
  // Quarters from before there was anything to count are no gaps.
  const since = choices.periods[0]?.code ?? '';
  const data = { ...kpi, trend: kpi.trend.filter(({ quarter }) => quarter.key >= since) };
  const quarters = toQuarters(data, measure.unit, { running, beside });
  const [first, last] = [quarters[0], quarters.at(-1)];
  const range = formatRange(first?.label ?? '', last?.label ?? '');
  const scope = [place, range].filter((words) => words !== '').join(', ');
  if (quarters.every(({ value }) => value === null)) {
    return data.trend.some(({ figure }) => isHidden(figure))
      ? {
          kind: 'hidden',
          headline: 'Too few to show',
          sentence: `${measure.name}, ${scope}: hidden in every quarter to protect people [c]. Hidden does not mean that there are none.`,
          more: <ProtectionLink />,
        }
      : { kind: 'empty', sentence: `There are no figures for ${scope}.` };
  }

  const question = toTrendQuestion(context, first?.key ?? since, last?.key ?? since);
  const labels = toLabels(quarters, measure.unit, { running, beside });
  const chart = { quarters, labels };
  return {
    kind: 'ready',
    content: {
      message: wordControl(quarters),
      summary: summariseControl(quarters, measure.unit, beside?.name ?? null),
      chart: (
        <>
          <ControlChart
            {...chart}
            name={measure.name}
            events={toEvents(data, quarters)}
            formatMark={(value) => formatMark(value, measure.unit)}
            onChoose={onChooseQuarter}
          />
          <div className={styles.tools} data-picture="none">
            {tools}
          </div>
        </>
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: `${measure.name} by quarter, ${scope}`,
        headings: toControlHeadings(beside?.name ?? null),
        rows: toControlRows(quarters, {
          unit: measure.unit,
          isCompared: beside !== null,
          toExplained: (key) => explainRow(question, measure.key, { quarter: key }),
        }).map((row): typeof row & { readonly shown: ReactNode } => ({
          ...row,
          shown: <Link to={context.toAddress({ quarter: row.key })}>{row.name}</Link>,
        })),
      },
      question: { figures: question, isFile: false, explains: toExplained(context) },
      notes: noteControl({ quarters, unit: measure.unit, running, beside: beside?.name ?? null, axisStart: findAxisStart(chart) }),
      ...(quarters.some(({ figure }) => isProtected(figure)) ? { more: <ProtectionLink /> } : {}),
      source: nameSource(measure.datasets),
      coverage: wordCoverage(data),
      freshness: wordFreshness(data.periodStatus),
      dataVersion: data.dataVersion,
      asOf: formatInstant(data.asOf),
      marking: context.marking,
    },
  };
}
