import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import { ComparedBars } from '#charts/ComparedBars.js';
import type { Agencies_FigureTableFragment, Agencies_ReturnStatusFragment, AgencyRow_FigureRowFragment } from '#graphql/operations.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures, formatFigure } from '#lib/figure.js';
import { type ExplainedFigure, explainRow, type RowKey } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { isRange } from '#lib/scope.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { pickAgencies } from './agencies-shown.js';
import { summariseAgencies, wordAgencies } from './agency-words.js';
import { AgencyLink } from './AgencyLink.js';
import { toQuestions } from './block-questions.js';
import { missing, toCell, toShareCell } from './figures.js';
import { toFootOfAll } from './foot-words.js';
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
  const { data, complete } = useFragment({ fragment: AGENCIES, fragmentName: 'Agencies_FigureTable', from: table });
  const owed = useFragment({ fragment: AGENCY_RETURNS, from: [...returns] });
  const subtitle = `Posts, vacancies, hours, abstraction and spend by agency, ${namePeriod(context.scope)}, ${describeScope(context.scope, ['agency'])}${wordStocks(context)}`;
  const state = problem ?? (complete && owed.complete ? toState(data, owed.data, context) : { kind: 'loading' as const });

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
  const cells = (figures: Figures, key: RowKey) => toCells(figures, (measure) => explainRow(question, measure, key));
  const { shown, note } = pickAgencies(agencies, scope.agency?.code ?? null);
  const name = ({ code, name: words }: (typeof agencies)[number]) => <AgencyLink code={code} name={words} context={context} />;

  return {
    kind: 'ready',
    content: {
      message: wordAgencies(
        agencies.map((agency) => ({ name: agency.name, hours: agency.hours, isNothing: isNothing(agency) })),
        data.totals.hoursCommitted,
      ),
      summary: summariseAgencies(agencies),
      chart: (
        <ComparedBars
          legend={{ bar: `hours committed, ${namePeriod(scope)}`, parts: 'NONE', tick: null, change: null }}
          bars={shown.map((agency) => ({
            key: agency.code,
            name: name(agency),
            value: agency.hours.value,
            before: null,
            text: formatFigure(agency.hours),
            flags: '',
            detail: '',
            own: null,
            change: '',
            tone: scope.agency?.code === agency.code ? 'chosen' : 'plain',
          }))}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      opensWithTable: true,
      table: {
        caption: `Posts, vacancies, hours, abstraction and spend by agency, ${describeScope(scope, ['agency'])}, ${namePeriod(scope)}${wordStocks(context)}`,
        headings: ['Agency', 'In post, FTE', 'Funded posts, FTE', 'Vacancy rate', 'Hours committed', 'Abstraction rate', 'Spend'],
        rows: [
          ...agencies.map((agency) => ({
            key: agency.code,
            name: agency.name,
            shown: name(agency),
            cells: cells(agency.figures, { agency: agency.code }),
          })),
          { key: 'total', name: 'All agencies', cells: cells(data.totals, {}), isTotal: true },
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

function toCells(figures: Figures, toExplained: (measure: keyof Figures) => ExplainedFigure) {
  const { strengthFte, establishmentFte, vacancyRate, hoursCommitted, abstractionRate, spend } = figures;
  return [
    toCell(strengthFte, toExplained('strengthFte')),
    toCell(establishmentFte, toExplained('establishmentFte')),
    toShareCell(vacancyRate, toExplained('vacancyRate')),
    toCell(hoursCommitted, toExplained('hoursCommitted')),
    toShareCell(abstractionRate, toExplained('abstractionRate')),
    toCell(spend, toExplained('spend')),
  ];
}
