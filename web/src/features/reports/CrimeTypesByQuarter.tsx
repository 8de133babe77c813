import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { Link } from 'react-router';

import { partialSeries } from '#charts/control-words.js';
import { findLatestSide, isMarked } from '#charts/kpi-trend.js';
import { SmallMultiples } from '#charts/SmallMultiples.js';
import type { CrimeTypesByQuarter_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { besideFigure, explainFigures, type FigureValue, formatFigure, formatFlags, isOwnAlone, isProtected } from '#lib/figure.js';
import { explainRow, type FigureQuestion } from '#lib/figure-question.js';
import { formatRange } from '#lib/quarter.js';
import { describeScope } from '#lib/scope-words.js';
import { markTime } from '#lib/time-mark.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { toFigureCell } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';
import { isRealChange } from '#ui/judgement/real-change.js';

import { toQuestions } from './block-questions.js';
import { CrimeTypeLink } from './CrimeTypeLink.js';
import { toFoot } from './foot-words.js';
import { toNothing } from './nothing-state.js';
import type { BlockContext } from './report.type.js';
import { summariseSeries, wordSeries, wordShort } from './series-words.js';

export const CRIME_TYPES_BY_QUARTER: TypedDocumentNode<CrimeTypesByQuarter_KpiFragment> = gql`
  fragment CrimeTypesByQuarter_Kpi on Kpi {
    id
    dataVersion
    asOf
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

type Kpi = CrimeTypesByQuarter_KpiFragment;

/** A crime type and its quarters. */
export interface SeriesAsked {
  readonly code: string;
  readonly kpi: FragmentType<Kpi>;
}

interface CrimeTypesByQuarterProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  /** One for each crime type, in their order. */
  readonly series: readonly SeriesAsked[];
}

/** Reports of each crime type, quarter by quarter: a line each, on a scale of its own. */
export function CrimeTypesByQuarter({ context, problem, series }: CrimeTypesByQuarterProps) {
  const data = unmask(
    CRIME_TYPES_BY_QUARTER,
    series.map(({ kpi }) => kpi),
  );
  const subtitle = `Reports received by crime type and quarter, ${describeScope(context.scope, ['crimeType'])}. Each has its own scale, from zero`;
  const state =
    problem ??
    (data.length > 0
      ? toState(
          data.map((kpi, index) => ({ kpi, code: series[index]?.code ?? '' })),
          context,
        )
      : { kind: 'loading' as const });

  return <FigureBlock name="crime-types-by-quarter" subtitle={subtitle} size="tall" state={state} />;
}

function toState(series: readonly { readonly kpi: Kpi; readonly code: string }[], context: BlockContext): FigureState {
  const { scope, choices } = context;
  const [first] = series;
  // Quarters from before there was anything to count are no gaps.
  const since = choices.periods[0]?.code ?? '';
  const quarters = (first?.kpi.trend ?? []).map(({ quarter }) => quarter).filter(({ key }) => key >= since);
  const place = describeScope(scope, ['crimeType']);
  const range = formatRange(quarters[0]?.label ?? '', quarters.at(-1)?.label ?? '');
  const figures = series.flatMap(({ kpi }) => kpi.trend.filter(({ quarter }) => quarter.key >= since).map(({ figure }) => figure));
  if (first === undefined || figures.every(({ value }) => value === null)) {
    return toNothing(figures, { what: 'Reports received by crime type', place, range });
  }

  const types = series.map(({ kpi, code }) => toType(kpi, code, context));
  const question = toQuestions(context).series(quarters[0]?.key ?? since, quarters.at(-1)?.key ?? since);
  const open = quarters.filter(({ status }) => status === 'OPEN').map(({ label }) => label);
  const shown = scope.quarter.isOpen ? `${scope.quarter.name} so far` : scope.quarter.name;

  return {
    kind: 'ready',
    content: {
      message: wordSeries(types, scope.quarter),
      summary: summariseSeries(types, shown),
      chart: (
        <SmallMultiples
          quarters={quarters.map(({ key, label, status }) => ({
            key,
            label,
            mark: markTime(key, 'quarter'),
            isOpen: status === 'OPEN',
            isShown: key === scope.quarter.code,
          }))}
          multiples={types.map(({ code, name, kpi, figure }) => ({
            key: code,
            name,
            head: <CrimeTypeLink code={code} name={name} context={context} />,
            end: wordShort(figure),
            isChosen: scope.crimeType?.code === code,
            points: quarters.map(({ key }) => toPoint(kpi, key, key === scope.quarter.code)),
          }))}
          unit="quarter"
          openName={open.length === 0 ? null : `${open.join(' and ')} so far`}
          onChoose={(quarter) => context.onChoose({ quarter })}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: `Reports received by crime type and quarter, ${place}, ${range}`,
        headings: ['Quarter', ...types.map(({ name }) => name)],
        rows: quarters.map(({ key, label, status }) => {
          const name = status === 'OPEN' ? `${label}, so far` : label;
          return {
            key,
            name,
            shown: <Link to={context.toAddress({ quarter: key })}>{name}</Link>,
            order: key,
            cells: types.map((type) => toCell(type, key, question)),
          };
        }),
      },
      question: toBlockQuestion(question, context),
      notes: explainFigures(figures, figures.some(isOwnAlone) ? [partialSeries] : []),
      ...(figures.some(isProtected) ? { more: <ProtectionLink /> } : {}),
      ...toFoot(context, first.kpi),
    },
  };
}

/** A crime type with its name, and the side of what is usual that the quarter shown lies on. */
function toType(kpi: Kpi, code: string, { scope, choices }: BlockContext) {
  const name = choices.crimeTypes.find((crimeType) => crimeType.code === code)?.shortName ?? code;
  const isJudged = isRealChange(kpi.variation);
  const side = isJudged && !scope.quarter.isOpen ? findLatestSide(kpi) : null;
  return { code, name, kpi, figure: kpi.figure, variation: kpi.variation, side };
}

/** A point. Of the quarter shown every real change is marked, of those before it only what lies outside the limits by itself. */
function toPoint({ trend, controlChart }: Kpi, key: string, isShown: boolean) {
  const point = trend.find(({ quarter }) => quarter.key === key);
  if (point === undefined) return { value: null, text: '', isSignal: false, told: '' };
  const { quarter, figure } = point;
  const isSignal = isMarked(controlChart, key, isShown);
  const flags = formatFlags(besideFigure(figure));
  const open = quarter.status === 'OPEN' ? ' so far, not closed' : '';
  const told = `${quarter.label}. ${formatFigure(figure)}${flags === '' ? '' : ` ${flags}`}${open}${isSignal ? '. A real change' : ''}`;
  return { value: figure.value, text: wordShort(figure), isSignal, told };
}

function toCell({ kpi, code }: { readonly kpi: Kpi; readonly code: string }, key: string, question: FigureQuestion) {
  const figure: FigureValue | undefined = kpi.trend.find(({ quarter }) => quarter.key === key)?.figure;
  return figure === undefined
    ? { text: 'none', flags: '' }
    : toFigureCell(figure, explainRow(question, 'reports', { quarter: key, crimeType: code }));
}
