import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { Link } from 'react-router';

import { findAxisStart } from '#charts/control-layout.js';
import { toEvents, toLabels, toQuarters } from '#charts/control-series.js';
import { noteControl, summariseControl, toControlHeadings, toControlRows } from '#charts/control-words.js';
import { ControlChart } from '#charts/ControlChart.js';
import { findLatestSide } from '#charts/kpi-trend.js';
import type { Abstraction_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainRow } from '#lib/figure-question.js';
import { formatRange } from '#lib/quarter.js';
import { formatMark } from '#lib/unit.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

import styles from './Abstraction.module.css';
import { wordAbstraction } from './abstraction-words.js';
import { toQuestions } from './block-questions.js';
import { toFoot } from './foot-words.js';
import { MeasureLink } from './MeasureLink.js';
import type { BlockContext } from './resourcing.type.js';
import { describeScope, wordNothing } from './scope-words.js';

export const ABSTRACTION: TypedDocumentNode<Abstraction_KpiFragment> = gql`
  fragment Abstraction_Kpi on Kpi {
    id
    dataVersion
    asOf
    sentence
    status
    variation
    figure {
      value
      text
      inWords
      flags
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

interface AbstractionProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly kpi: FragmentType<Abstraction_KpiFragment> | null;
}

/** The share of hours for which people were taken away, quarter by quarter, with what is usual for it. */
export function Abstraction({ context, problem, kpi }: AbstractionProps) {
  const data = unmask(ABSTRACTION, kpi);
  const subtitle = `Hours abstracted to other duties, as a share of hours committed and abstracted, by quarter with control limits (XmR), ${describeScope(context.scope)}`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

  return <FigureBlock name="abstraction" subtitle={subtitle} size="tall" state={state} />;
}

function toState(kpi: Abstraction_KpiFragment, context: BlockContext): FigureState {
  const { scope, choices } = context;
  // Quarters from before there was anything to count are no gaps.
  const since = choices.periods[0]?.code ?? '';
  const data = { ...kpi, trend: kpi.trend.filter(({ quarter }) => quarter.key >= since) };
  const quarters = toQuarters(data, 'PERCENT', { running: null });
  if (quarters.every(({ value }) => value === null)) return { kind: 'empty', sentence: wordNothing('hours', scope) };

  const chart = { quarters, labels: toLabels(quarters, 'PERCENT', { running: null }) };
  const question = toQuestions(context).abstraction(quarters[0]?.key ?? since, quarters.at(-1)?.key ?? since);
  const range = formatRange(quarters[0]?.label ?? '', quarters.at(-1)?.label ?? '');
  const isTold = kpi.figure.value !== null && !scope.quarter.isOpen;

  return {
    kind: 'ready',
    content: {
      message: wordAbstraction(kpi, quarters),
      summary: summariseControl(quarters, 'PERCENT'),
      chart: (
        <>
          {isTold ? (
            <p className={styles.judged}>
              <StatusWord status={kpi.status} />
              <VariationWord variation={kpi.variation} side={findLatestSide(kpi)} />
            </p>
          ) : null}
          <ControlChart
            {...chart}
            name="Abstraction rate"
            events={toEvents(data, quarters)}
            formatMark={(value) => formatMark(value, 'PERCENT')}
            onChoose={(quarter) => context.onChoose({ quarter })}
          />
        </>
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: `Abstraction rate by quarter, ${describeScope(scope)}, ${range}`,
        headings: toControlHeadings(),
        rows: toControlRows(quarters, {
          unit: 'PERCENT',
          toExplained: (quarter) => explainRow(question, 'abstractionRate', { quarter }),
        }).map((row) => ({
          ...row,
          shown: <Link to={context.toAddress({ quarter: row.key })}>{row.name}</Link>,
        })),
      },
      question: toBlockQuestion(question, context, { measure: 'abstractionRate', isFile: false }),
      notes: noteControl({ quarters, unit: 'PERCENT', running: null, axisStart: findAxisStart(chart) }),
      more: <MeasureLink measure="abstractionRate" name="the abstraction rate" context={context} />,
      ...toFoot(context, kpi),
    },
  };
}
