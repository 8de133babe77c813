import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { Agencies_FigureTableFragment, Agencies_ReturnStatusFragment, AgencyRow_FigureRowFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures } from '#lib/figure.js';
import { explainRow, type FigureQuestion, type RowKey } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { isRange } from '#lib/scope.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { pickAgencies } from './agencies-shown.js';
import { toAgencyRows, toTotalRow } from './agency-rows.js';
import { summariseAgencies, wordAgencies } from './agency-words.js';
import { AgencyBars } from './AgencyBars.js';
import { toQuestions } from './block-questions.js';
import { missing, toCell, toShareCell } from './figures.js';
import { toFootOfAll } from './foot-words.js';
import { postHeadings, toPostCells } from './post-cells.js';
import type { BlockContext } from './resourcing.type.js';
import { POSTS_ROW } from './row-fragments.js';
import { describeScope, namePeriod, wordNothing } from './scope-words.js';

/** What is told of one agency, and of all of them. */
const AGENCY_ROW: TypedDocumentNode<AgencyRow_FigureRowFragment> = gql`
  fragment AgencyRow_FigureRow on FigureRow {
    ...PostsRow_FigureRow @unmask
    hoursCommitted {
      ...FigureValue_Figure @unmask
    }
    abstractionRate {
      ...FigureValue_Figure @unmask
      numerator
      denominator
    }
    spend {
      ...FigureValue_Figure @unmask
    }
  }
  ${POSTS_ROW}
`;

export const AGENCIES: TypedDocumentNode<Agencies_FigureTableFragment> = gql`
  fragment Agencies_FigureTable on FigureTable {
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
      ...AgencyRow_FigureRow @unmask
    }
    totals {
      ...AgencyRow_FigureRow @unmask
    }
  }
  ${AGENCY_ROW}
`;

export const AGENCY_RETURNS: TypedDocumentNode<Agencies_ReturnStatusFragment> = gql`
  fragment Agencies_ReturnStatus on ReturnStatus {
    id
    dataset
    state
    agency {
      id
      code
      name
    }
  }
`;

interface AgenciesProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<Agencies_FigureTableFragment> | null;
  /** Of the quarter, of every dataset: who owes resources and has not sent them has a row without figures. */
  readonly returns: readonly FragmentType<Agencies_ReturnStatusFragment>[];
}

/** All agencies with their posts, vacancies, hours, abstraction and spending, in a table that can be sorted. */
export function Agencies({ context, problem, table, returns }: AgenciesProps) {
  const data = unmask(AGENCIES, table);
  const owed = unmask(AGENCY_RETURNS, returns);
  const subtitle = `Posts, vacancies, hours, abstraction and spend by agency, ${namePeriod(context.scope)}, ${describeScope(context.scope, ['agency'])}${wordStocks(context)}`;
  const state = problem ?? (data !== null ? toState(data, owed, context) : { kind: 'loading' as const });

  return <FigureBlock name="agencies" subtitle={subtitle} size="tall" state={state} />;
}

/** Of a range posts are those at its end: `. Posts and vacancies at the end of Q2 2026/27`. The answer names the quarter of an open one. */
function wordStocks({ scope }: BlockContext): string {
  if (!isRange(scope)) return '';
  return `. Posts and vacancies at the end of ${scope.quarter.isOpen ? 'its last closed quarter' : scope.quarter.name}`;
}

function toState(
  data: Agencies_FigureTableFragment,
  returns: readonly Agencies_ReturnStatusFragment[],
  context: BlockContext,
): FigureState {
  const { scope } = context;
  const listed = data.rows.flatMap(({ key: { agency }, ...figures }) =>
    agency === null ? [] : [{ ...agency, figures, hours: figures.hoursCommitted ?? missing }],
  );
  const absent = returns
    .filter(
      ({ dataset, state, agency }) => dataset === 'RESOURCES' && state === 'MISSING' && !listed.some(({ code }) => code === agency.code),
    )
    .map(({ agency }) => ({ ...agency, figures: nothing, hours: missing }));
  const agencies = [...listed, ...absent];
  const isNothing = ({ figures: { strengthFte, establishmentFte, hoursCommitted, abstractionRate, spend } }: (typeof agencies)[number]) =>
    [strengthFte, establishmentFte, hoursCommitted, abstractionRate, spend].every((figure) => (figure?.value ?? null) === null);
  if (agencies.every(isNothing)) return { kind: 'empty', sentence: wordNothing('resources', scope, ['agency']) };

  const question = toQuestions(context).agencies;
  const { shown, note } = pickAgencies(agencies, scope.agency?.code ?? null);

  return {
    kind: 'ready',
    content: {
      message: wordAgencies(
        agencies.map((agency) => ({ name: agency.name, hours: agency.hours, isNothing: isNothing(agency) })),
        data.totals.hoursCommitted,
      ),
      summary: summariseAgencies(agencies),
      chart: (
        <AgencyBars
          agencies={shown.map((agency) => ({ ...agency, figure: agency.hours, before: null }))}
          name={`hours committed, ${namePeriod(scope)}`}
          tick={null}
          context={context}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      opensWithTable: true,
      table: {
        caption: `Posts, vacancies, hours, abstraction and spend by agency, ${describeScope(scope, ['agency'])}, ${namePeriod(scope)}${wordStocks(context)}`,
        headings: ['Agency', ...postHeadings, 'Hours committed', 'Abstraction rate', 'Spend'],
        rows: [
          ...toAgencyRows(agencies, ({ figures }, key) => toCells(figures, question, key), context),
          toTotalRow(toCells(data.totals, question, {})),
        ],
      },
      // The table has those too who sent nothing, and no answer to this question has them.
      question: toBlockQuestion(question, context, { measure: 'hoursCommitted', isFile: false }),
      notes: [
        ...note.map((words) => `Chart: ${words.charAt(0).toLowerCase()}${words.slice(1)}`),
        'Of fewer than 20 funded posts the vacant ones are counted, and there is no percentage.',
        ...explainFigures(
          agencies.flatMap(({ figures }) => [figures.strengthFte ?? missing, figures.vacancyRate ?? missing, figures.spend ?? missing]),
          toReaderNotes(data.notes),
        ),
      ],
      ...toFootOfAll(context, data),
    },
  };
}

/** What is known of whoever sent nothing. */
const nothing = {
  strengthFte: null,
  establishmentFte: null,
  vacancyRate: null,
  hoursCommitted: null,
  abstractionRate: null,
  spend: null,
};

type Figures = Omit<AgencyRow_FigureRowFragment, '__typename' | ' $fragmentName'>;

function toCells(figures: Figures, question: FigureQuestion, key: RowKey) {
  const { hoursCommitted, abstractionRate, spend } = figures;
  return [
    ...toPostCells(figures, question, key),
    toCell(hoursCommitted, explainRow(question, 'hoursCommitted', key)),
    toShareCell(abstractionRate, explainRow(question, 'abstractionRate', key)),
    toCell(spend, explainRow(question, 'spend', key)),
  ];
}
