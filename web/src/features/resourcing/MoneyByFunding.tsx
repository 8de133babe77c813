import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import { BulletBars } from '#charts/BulletBars.js';
import type { ForecastVariance_KpiFragment, MoneyByFunding_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures } from '#lib/figure.js';
import { toReaderNotes } from '#lib/notes.js';
import { isRange } from '#lib/scope.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import { toFoot } from './foot-words.js';
import { fundingSources } from './labels.js';
import { MeasureLink } from './MeasureLink.js';
import { moneyHeadings, toMoney, toMoneyCells } from './money-cells.js';
import { summariseMoney, wordForecast, wordMoney, wordSpent } from './money-words.js';
import type { BlockContext } from './resourcing.type.js';
import { MONEY_ROW } from './row-fragments.js';
import { describeScope, namePeriod, wordNothing } from './scope-words.js';

export const MONEY_BY_FUNDING: TypedDocumentNode<MoneyByFunding_FigureTableFragment> = gql`
  fragment MoneyByFunding_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    rows {
      key {
        fundingSource
      }
      ...MoneyRow_FigureRow @unmask
    }
    totals {
      ...MoneyRow_FigureRow @unmask
    }
  }
  ${MONEY_ROW}
`;

export const FORECAST_VARIANCE: TypedDocumentNode<ForecastVariance_KpiFragment> = gql`
  fragment ForecastVariance_Kpi on Kpi {
    id
    sentence
    target {
      id
      text
    }
  }
`;

interface MoneyByFundingProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<MoneyByFunding_FigureTableFragment> | null;
  /** The forecast variance of all of it, judged; null where a range is shown. */
  readonly variance: FragmentType<ForecastVariance_KpiFragment> | null;
}

/** What was spent in the bar of the budget, by where the money comes from. */
export function MoneyByFunding({ context, problem, table, variance }: MoneyByFundingProps) {
  const data = unmask(MONEY_BY_FUNDING, table);
  const judged = unmask(FORECAST_VARIANCE, variance);
  const isJudged = !isRange(context.scope);
  const aim = isJudged && judged !== null && judged.target !== null ? `. Forecast variance: target ${judged.target.text}` : '';
  const subtitle = `Spend and budget by funding source, and forecast against budget, ${namePeriod(context.scope)}, ${describeScope(context.scope)}${aim}`;
  const sentence = isJudged ? (judged?.sentence ?? null) : null;
  const state =
    problem ?? (data !== null && (sentence !== null || !isJudged) ? toState(data, sentence, context) : { kind: 'loading' as const });

  return <FigureBlock name="money-sources" subtitle={subtitle} size="tall" state={state} />;
}

/** `sentence` is how the forecast variance is judged; null of a range, which nobody judges. */
function toState(data: MoneyByFunding_FigureTableFragment, sentence: string | null, context: BlockContext): FigureState {
  const { scope } = context;
  const { totals } = data;
  const sources = fundingSources
    .flatMap(({ code, name }) => {
      const row = data.rows.find(({ key }) => key.fundingSource === code);
      return row === undefined ? [] : [{ code, name, ...toMoney(row) }];
    })
    .filter(({ spend, budget }) => (spend.value ?? 0) !== 0 || (budget.value ?? 0) !== 0);
  if (sources.length === 0) return { kind: 'empty', sentence: wordNothing('sums of money', scope) };

  const all = { name: 'All sources', ...toMoney(totals) };
  const question = toQuestions(context).moneySources;
  const largestFirst = [...sources].sort((one, other) => (other.spend.value ?? 0) - (one.spend.value ?? 0));

  return {
    kind: 'ready',
    content: {
      message: wordMoney(all, sentence === null ? null : { sentence, isOpen: scope.quarter.isOpen }),
      summary: summariseMoney(largestFirst),
      chart: (
        <BulletBars
          legend={{ value: 'spend', against: 'budget' }}
          bars={sources.map((source) => ({
            key: source.code,
            name: source.name,
            value: source.spend.value,
            against: source.budget.value,
            text: wordSpent(source),
            flags: '',
            note: wordForecast(source),
            isPicked: false,
          }))}
        />
      ),
      isChartWhole: false,
      table: {
        caption: `Spend, budget and forecast variance by funding source, ${describeScope(scope)}, ${namePeriod(scope)}`,
        headings: ['Funding source', ...moneyHeadings],
        rows: [
          ...sources.map((source) => ({
            key: source.code,
            name: source.name,
            cells: toMoneyCells(source, question, { fundingSource: source.code }),
          })),
          { key: 'total', name: all.name, cells: toMoneyCells(all, question, {}), isTotal: true },
        ],
      },
      question: toBlockQuestion(question, context, { measure: 'forecastVariance', isFile: true }),
      notes: explainFigures(
        sources.flatMap(({ spend, variance }) => [spend, variance]),
        toReaderNotes(data.notes),
      ),
      more: <MeasureLink measure="forecastVariance" name="the forecast variance" context={context} />,
      ...toFoot(context, data),
    },
  };
}
