import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { Link } from 'react-router';

import { findLatestSide, isMarked } from '#charts/kpi-trend.js';
import { QuarterPanels } from '#charts/QuarterPanels.js';
import type { HoursByQuarter_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { besideFigure, explainFigures, formatFigure, formatFlags, missingSymbol } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { formatNumber } from '#lib/format.js';
import { formatRange } from '#lib/quarter.js';
import { markTime } from '#lib/time-mark.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import { missing, toCell } from './figures.js';
import { toFoot } from './foot-words.js';
import { summariseHours, wordHours } from './hour-words.js';
import styles from './HoursByQuarter.module.css';
import { HoursHead } from './HoursHead.js';
import { objectiveFields } from './labels.js';
import { MeasureLink } from './MeasureLink.js';
import type { BlockContext } from './resourcing.type.js';
import { describeScope, namePeriod } from './scope-words.js';

export const HOURS_BY_QUARTER: TypedDocumentNode<HoursByQuarter_KpiFragment> = gql`
  fragment HoursByQuarter_Kpi on Kpi {
    id
    dataVersion
    asOf
    objective
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
        status
      }
      figure {
        value
        text
        inWords
        flags
      }
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

type Kpi = HoursByQuarter_KpiFragment;

interface HoursByQuarterProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  /** One for each objective, in their order. */
  readonly kpis: readonly FragmentType<HoursByQuarter_KpiFragment>[];
}

/** Hours committed under the four objectives, quarter by quarter, in four panels of bars. */
export function HoursByQuarter({ context, problem, kpis }: HoursByQuarterProps) {
  const data = unmask(HOURS_BY_QUARTER, kpis);
  const subtitle = `Hours committed by objective and quarter, in thousands, ${describeScope(context.scope, ['objective'])}. Each panel has its own scale, from zero`;
  const state = problem ?? (data.length > 0 ? toState(data, context) : { kind: 'loading' as const });

  return (
    <div className={styles.block}>
      <FigureBlock name="hours" subtitle={subtitle} size="short" state={state} />
    </div>
  );
}

function toState(kpis: readonly Kpi[], context: BlockContext): FigureState {
  const { scope, choices } = context;
  // Quarters from before there was anything to count are no gaps.
  const since = choices.periods[0]?.code ?? '';
  const all = (kpis[0]?.trend ?? []).map(({ quarter }) => quarter).filter(({ key }) => key >= since);
  // Hours are returned once a quarter is over: one that runs has none, and is shown only where it is asked for.
  const quarters = all.filter(({ key, status }) => status !== 'OPEN' || key === scope.quarter.code);
  const place = describeScope(scope, ['objective']);
  const range = formatRange(quarters[0]?.label ?? '', quarters.at(-1)?.label ?? '');
  const [first] = kpis;
  if (first === undefined || kpis.every(({ trend }) => trend.every(({ figure }) => figure.value === null))) {
    return { kind: 'empty', sentence: `No hours are recorded for ${place} in ${range}.` };
  }

  const objectives = kpis.map((kpi) => toObjective(kpi, context));
  const question = toQuestions(context).hours(quarters[0]?.key ?? since, quarters.at(-1)?.key ?? since);
  const open = quarters.filter(({ status }) => status === 'OPEN').map(({ label }) => label);

  return {
    kind: 'ready',
    content: {
      message: wordHours(objectives, scope.quarter),
      summary: summariseHours(objectives, namePeriod(scope)),
      chart: (
        <QuarterPanels
          quarters={quarters.map(({ key, label, status }) => ({
            key,
            label,
            mark: markTime(key, 'quarter'),
            isOpen: status === 'OPEN',
            isShown: key === scope.quarter.code,
          }))}
          panels={objectives.map((objective) => ({
            tone: objective.field,
            name: objective.name,
            head: <HoursHead objective={objective} context={context} />,
            targets: [],
            points: quarters.map(({ key }) => toPoint(objective.kpi, key, key === scope.quarter.code)),
          }))}
          targetName={null}
          openName={open.length === 0 ? null : `${open.join(' and ')} so far`}
          unit="quarter"
          onChoose={(quarter) => context.onChoose({ quarter })}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: `Hours committed by objective and quarter, ${place}, ${range}`,
        headings: ['Quarter', ...objectives.map(({ name }) => name)],
        rows: quarters.map(({ key, label, status }) => ({
          key,
          name: status === 'OPEN' ? `${label}, so far` : label,
          shown: <Link to={context.toAddress({ quarter: key })}>{status === 'OPEN' ? `${label}, so far` : label}</Link>,
          cells: objectives.map(({ code, kpi }) =>
            toCell(findFigure(kpi, key), explainRow(question, 'hoursCommitted', { quarter: key, objective: code })),
          ),
        })),
      },
      question: toBlockQuestion(question, context, { measure: 'hoursCommitted', isFile: true }),
      notes: explainFigures(
        kpis.flatMap((kpi) => quarters.map(({ key }) => findFigure(kpi, key))),
        [],
      ),
      more: <MeasureLink measure="hoursCommitted" name="hours committed" context={context} />,
      ...toFoot(context, first),
    },
  };
}

/** An objective with its name and the colour of its panel. */
function toObjective(kpi: Kpi, { choices }: BlockContext) {
  const known = objectiveFields.find(({ code }) => code === kpi.objective) ?? objectiveFields[0];
  const name = choices.objectives.find(({ code }) => code === known.code)?.name ?? known.name;
  const side = findLatestSide(kpi);
  return { ...known, name, figure: kpi.figure, variation: kpi.variation, side, kpi };
}

function findFigure({ trend }: Kpi, key: string) {
  return trend.find(({ quarter }) => quarter.key === key)?.figure ?? missing;
}

const thousand = 1000;

/** A bar. Of the quarter shown every real change is marked, of those before it only what lies outside the limits by itself. */
function toPoint(kpi: Kpi, key: string, isShown: boolean) {
  const point = kpi.trend.find(({ quarter }) => quarter.key === key);
  if (point === undefined) return { value: null, text: '', isSignal: false, told: '' };
  const { quarter, figure } = point;
  const isSignal = isMarked(kpi.controlChart, key, isShown);
  const flags = formatFlags(besideFigure(figure));
  const value = figure.value === null ? null : figure.value / thousand;
  return {
    value,
    text: value === null ? missingSymbol(figure) : formatNumber(value),
    isSignal,
    told: `${quarter.label}. ${formatFigure(figure)}${flags === '' ? '' : ` ${flags}`}${isSignal ? '. A real change' : ''}`,
  };
}
