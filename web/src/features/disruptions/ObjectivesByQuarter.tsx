import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { Link } from 'react-router';

import { findLatestSide, isMarked } from '#charts/kpi-trend.js';
import { QuarterPanels } from '#charts/QuarterPanels.js';
import type { ObjectivesByQuarter_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { besideFigure, explainFigures, formatFigure, formatFlags, missingSymbol } from '#lib/figure.js';
import { explainRow, type FigureQuestion } from '#lib/figure-question.js';
import { formatRange } from '#lib/quarter.js';
import { describeScope } from '#lib/scope-words.js';
import { markTime } from '#lib/time-mark.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { toFigureCell } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import type { BlockContext } from './disruption.type.js';
import { toFoot } from './foot-words.js';
import { objectiveTones } from './labels.js';
import { summariseObjectives, wordObjectives, wordOpenObjectives } from './objective-words.js';
import { ObjectiveHead } from './ObjectiveHead.js';
import styles from './ObjectivesByQuarter.module.css';

export const OBJECTIVES_BY_QUARTER: TypedDocumentNode<ObjectivesByQuarter_KpiFragment> = gql`
  fragment ObjectivesByQuarter_Kpi on Kpi {
    id
    dataVersion
    asOf
    objective
    days
    daysRun
    status
    variation
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

type Kpi = ObjectivesByQuarter_KpiFragment;

interface ObjectivesByQuarterProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  /** One for each objective, in their order. */
  readonly kpis: readonly FragmentType<ObjectivesByQuarter_KpiFragment>[];
  /** The quarter that runs today: how far it has come. Null where nobody knows. */
  readonly running: string | null;
}

/** Confirmed disruptions of the four objectives, quarter by quarter, in four panels of bars. */
export function ObjectivesByQuarter({ context, problem, kpis, running }: ObjectivesByQuarterProps) {
  const data = unmask(OBJECTIVES_BY_QUARTER, kpis);
  const narrowed = describeScope(context.scope, ['objective']);
  const subtitle = `Confirmed disruptions by objective and quarter, ${narrowed}. Each panel has its own scale, from zero`;
  const state = problem ?? (data.length > 0 ? toState(data, context, running) : { kind: 'loading' as const });

  return (
    <div className={styles.block}>
      <FigureBlock name="objectives" subtitle={subtitle} size="short" state={state} />
    </div>
  );
}

function toState(kpis: readonly Kpi[], context: BlockContext, running: string | null): FigureState {
  const { scope, choices } = context;
  // Quarters from before there was anything to count are no gaps.
  const since = choices.periods[0]?.code ?? '';
  const quarters = (kpis[0]?.trend ?? []).map(({ quarter }) => quarter).filter(({ key }) => key >= since);
  const place = describeScope(scope, ['objective']);
  const range = formatRange(quarters[0]?.label ?? '', quarters.at(-1)?.label ?? '');
  const [first] = kpis;
  if (first === undefined || kpis.every(({ trend }) => trend.every(({ figure }) => figure.value === null))) {
    return { kind: 'empty', sentence: `No confirmed disruptions are recorded for ${place} in ${range}.` };
  }

  const objectives = kpis.map((kpi) => toObjective(kpi, context));
  const question = toQuestions(context).objectives(quarters[0]?.key ?? since, quarters.at(-1)?.key ?? since);
  const hasTarget = kpis.some(({ target }) => target !== null);
  const open = quarters.filter(({ status }) => status === 'OPEN').map(({ label }) => label);

  return {
    kind: 'ready',
    content: {
      message: scope.quarter.isOpen ? wordOpenObjectives(objectives, scope.quarter.name) : wordObjectives(objectives),
      summary: summariseObjectives(objectives, scope.quarter.isOpen ? `${scope.quarter.name} so far` : scope.quarter.name),
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
            tone: objective.tone,
            name: objective.name,
            head: <ObjectiveHead objective={objective} context={context} />,
            targets: toTargets(objective.kpi),
            points: quarters.map(({ key }) => toPoint(objective.kpi, key, key === scope.quarter.code)),
          }))}
          targetName={hasTarget ? `target for ${scope.quarter.name}` : null}
          openName={open.length === 0 ? null : `${open.join(' and ')} so far${running === null ? '' : `, ${running}`}`}
          unit="quarter"
          onChoose={(quarter) => context.onChoose({ quarter })}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: `Confirmed disruptions by objective and quarter, ${place}, ${range}`,
        headings: ['Quarter', ...objectives.map(({ name }) => name)],
        rows: [
          ...quarters.map(({ key, label, status }) => ({
            key,
            name: status === 'OPEN' ? `${label}, so far` : label,
            shown: <Link to={context.toAddress({ quarter: key })}>{status === 'OPEN' ? `${label}, so far` : label}</Link>,
            order: key,
            cells: kpis.map((kpi) => toCell(kpi, key, question)),
          })),
          ...(hasTarget
            ? [
                {
                  key: 'target',
                  name: `Target for ${scope.quarter.name}`,
                  cells: kpis.map(({ target }) => ({ text: target?.text ?? 'none', flags: '' })),
                  isTotal: true,
                },
              ]
            : []),
        ],
      },
      question: toBlockQuestion(question, context),
      notes: explainFigures(
        kpis.flatMap(({ trend }) => trend.filter(({ quarter }) => quarter.key >= since).map(({ figure }) => figure)),
        [],
      ),
      ...toFoot(context, first),
    },
  };
}

/** An objective with its name and the colour of its panel. */
function toObjective(kpi: Kpi, { scope, choices }: BlockContext) {
  const known = objectiveTones.find(({ code }) => code === kpi.objective) ?? objectiveTones[0];
  const name = choices.objectives.find(({ code }) => code === known.code)?.name ?? known.name;
  const signals = kpi.controlChart?.points.find(({ quarter }) => quarter.key === scope.quarter.code)?.signals ?? [];
  const { figure, target, status, variation } = kpi;
  return { ...known, name, figure, target, status, variation, signals, side: findLatestSide(kpi), kpi };
}

function toTargets({ target }: Kpi): readonly number[] {
  return [target?.value ?? null, target?.lower ?? null, target?.upper ?? null].filter((value) => value !== null);
}

/** A bar. Of the quarter shown every real change is marked, of those before it only what lies outside the limits by itself. */
function toPoint({ trend, controlChart }: Kpi, key: string, isShown: boolean) {
  const point = trend.find(({ quarter }) => quarter.key === key);
  if (point === undefined) return { value: null, text: '', isSignal: false, told: '' };
  const { quarter, figure } = point;
  const isSignal = isMarked(controlChart, key, isShown);
  const flags = formatFlags(besideFigure(figure));
  const open = quarter.status === 'OPEN' ? ' so far, not closed' : '';
  const told = `${quarter.label}. ${formatFigure(figure)}${flags === '' ? '' : ` ${flags}`}${open}${isSignal ? '. A real change' : ''}`;
  return { value: figure.value, text: figure.value === null ? missingSymbol(figure) : figure.text, isSignal, told };
}

function toCell({ trend, objective }: Kpi, key: string, question: FigureQuestion) {
  const figure = trend.find(({ quarter }) => quarter.key === key)?.figure;
  const row = { quarter: key, ...(objective === null ? {} : { objective }) };
  return figure === undefined ? { text: 'none', flags: '', value: null } : toFigureCell(figure, explainRow(question, 'disruptions', row));
}
