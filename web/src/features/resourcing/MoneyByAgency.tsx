import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import { BulletBars } from '#charts/BulletBars.js';
import type { MoneyByAgency_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures } from '#lib/figure.js';
import { toReaderNotes } from '#lib/notes.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { pickAgencies } from './agencies-shown.js';
import { toAgencyRows, toTotalRow } from './agency-rows.js';
import { AgencyLink } from './AgencyLink.js';
import { toQuestions } from './block-questions.js';
import { toFootOfAll } from './foot-words.js';
import { moneyHeadings, toMoney, toMoneyCells } from './money-cells.js';
import { summariseMoney, wordForecast, wordMoneyByAgency, wordSpent } from './money-words.js';
import type { BlockContext } from './resourcing.type.js';
import { MONEY_ROW } from './row-fragments.js';
import { describeScope, namePeriod, wordNothing } from './scope-words.js';

export const MONEY_BY_AGENCY: TypedDocumentNode<MoneyByAgency_FigureTableFragment> = gql`
  fragment MoneyByAgency_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    rows {
      key {
        agency {
          id
          code
          name
        }
      }
      ...MoneyRow_FigureRow @unmask
    }
    totals {
      ...MoneyRow_FigureRow @unmask
    }
  }
  ${MONEY_ROW}
`;

interface MoneyByAgencyProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<MoneyByAgency_FigureTableFragment> | null;
}

/** What each agency spent in the bar of its budget, and how far its forecast lies from it. */
export function MoneyByAgency({ context, problem, table }: MoneyByAgencyProps) {
  const data = unmask(MONEY_BY_AGENCY, table);
  const subtitle = `Spend and budget by agency, and forecast against budget, ${namePeriod(context.scope)}, ${describeScope(context.scope, ['agency'])}, most spent first`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

  return <FigureBlock name="money-agencies" subtitle={subtitle} size="tall" state={state} />;
}

function toState(data: MoneyByAgency_FigureTableFragment, context: BlockContext): FigureState {
  const { scope } = context;
  const agencies = data.rows.flatMap(({ key: { agency }, ...figures }) => (agency === null ? [] : [{ ...agency, ...toMoney(figures) }]));
  const isNothing = ({ spend, budget }: (typeof agencies)[number]) => spend.value === null && budget.value === null;
  if (agencies.every(isNothing)) return { kind: 'empty', sentence: wordNothing('sums of money', scope, ['agency']) };

  const { shown, note } = pickAgencies(agencies, scope.agency?.code ?? null);
  const question = toQuestions(context).moneyAgencies;

  return {
    kind: 'ready',
    content: {
      message: wordMoneyByAgency(agencies),
      summary: summariseMoney(agencies),
      chart: (
        <BulletBars
          legend={{ value: 'spend', against: 'budget' }}
          bars={shown.map((agency) => ({
            key: agency.code,
            name: <AgencyLink code={agency.code} name={agency.name} context={context} />,
            value: agency.spend.value,
            against: agency.budget.value,
            text: wordSpent(agency),
            flags: '',
            note: isNothing(agency) ? '' : wordForecast(agency),
            isPicked: scope.agency?.code === agency.code,
          }))}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: `Spend, budget and forecast variance by agency, ${describeScope(scope, ['agency'])}, ${namePeriod(scope)}`,
        headings: ['Agency', ...moneyHeadings],
        rows: [
          ...toAgencyRows(agencies, (money, key) => toMoneyCells(money, question, key), context),
          toTotalRow(toMoneyCells(toMoney(data.totals), question, {})),
        ],
      },
      question: toBlockQuestion(question, context, { measure: 'spend', isFile: true }),
      notes: [
        ...note,
        varianceNote,
        ...explainFigures(
          agencies.flatMap(({ spend, variance }) => [spend, variance]),
          toReaderNotes(data.notes),
        ),
      ],
      ...toFootOfAll(context, data),
    },
  };
}

const varianceNote = 'Forecast variance: the forecast above (+) or below (−) the budget; nearest to zero is best.';
