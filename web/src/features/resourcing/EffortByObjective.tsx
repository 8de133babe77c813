import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { Link } from 'react-router';

import { GroupedBars } from '#charts/GroupedBars.js';
import type { EffortByObjective_FigureTableFragment, EffortRow_FigureRowFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures, type FigureValue } from '#lib/figure.js';
import { type ExplainedFigure, explainRow, type RowKey } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import { noteNational, summariseEffort, wordEffort } from './effort-words.js';
import { missing, toCell } from './figures.js';
import { toFootOfBoth } from './foot-words.js';
import { nationalSpending, objectiveFields } from './labels.js';
import type { BlockContext } from './resourcing.type.js';
import { FIGURE_VALUE } from './row-fragments.js';
import { describeScope, namePeriod, noteUnreturned, wordNothing } from './scope-words.js';
import { fewestForShare, toShare } from './share-words.js';

/** What one objective took and what came of it, and all of them. */
const EFFORT_ROW: TypedDocumentNode<EffortRow_FigureRowFragment> = gql`
  fragment EffortRow_FigureRow on FigureRow {
    hoursCommitted {
      ...FigureValue_Figure @unmask
    }
    spend {
      ...FigureValue_Figure @unmask
    }
    disruptions {
      ...FigureValue_Figure @unmask
    }
  }
  ${FIGURE_VALUE}
`;

export const EFFORT_BY_OBJECTIVE: TypedDocumentNode<EffortByObjective_FigureTableFragment> = gql`
  fragment EffortByObjective_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    rows {
      key {
        objective
      }
      ...EffortRow_FigureRow @unmask
    }
    totals {
      ...EffortRow_FigureRow @unmask
    }
  }
  ${EFFORT_ROW}
`;

type Figures = EffortRow_FigureRowFragment;

interface EffortByObjectiveProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<EffortByObjective_FigureTableFragment> | null;
}

/** What each objective takes of the hours, beside what it makes of confirmed disruptions, and the national line. */
export function EffortByObjective({ context, problem, table }: EffortByObjectiveProps) {
  const data = unmask(EFFORT_BY_OBJECTIVE, table);
  const subtitle = `Share of hours committed and share of confirmed disruptions by objective, ${namePeriod(context.scope)}, ${describeScope(context.scope, ['objective'])}`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

  return <FigureBlock name="effort" subtitle={subtitle} size="short" state={state} />;
}

function toState(data: EffortByObjective_FigureTableFragment, context: BlockContext): FigureState {
  const { scope, choices } = context;
  const { totals } = data;
  if ((totals.hoursCommitted?.value ?? 0) === 0) return { kind: 'empty', sentence: wordNothing('hours', scope, ['objective']) };

  const efforts = objectiveFields.map(({ code, name }) => {
    const row = data.rows.find(({ key }) => key.objective === code);
    return {
      code,
      name: choices.objectives.find((objective) => objective.code === code)?.name ?? name,
      row,
      national: nationalSpending[code],
      ...toShares(row, totals),
    };
  });
  const without = data.rows.find(({ key }) => key.objective === null);
  const hoursWithout = without?.hoursCommitted?.value ?? 0;
  const question = toQuestions(context).effort;
  const toExplain = (key: RowKey) => (measure: string) => explainRow(question, measure, key);
  const caption = `Hours, spending and confirmed disruptions by objective, ${describeScope(scope, ['objective'])}, ${namePeriod(scope)}`;

  return {
    kind: 'ready',
    content: {
      message: wordEffort(efforts),
      summary: summariseEffort(efforts),
      chart: (
        <GroupedBars
          names={{ first: 'hours committed', second: 'confirmed disruptions', mark: 'national spending, 2019' }}
          groups={efforts.map(({ code, name, hours, disruptions, national }) => ({
            key: code,
            name: <ObjectiveLink code={code} name={name} context={context} />,
            first: { value: hours.percent, text: hours.text },
            second: { value: disruptions.percent, text: disruptions.text },
            mark: national === null ? null : { value: national, text: `${national}% nationally` },
            isChosen: scope.objective?.code === code,
          }))}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption,
        headings: [
          'Objective',
          'Hours',
          'Share',
          'Disruptions',
          'Share of disruptions',
          'Spending',
          'Share of spending',
          'National spending, 2019',
        ],
        rows: [
          ...efforts.map(({ code, name, row, national, ...shares }) => ({
            key: code,
            name,
            shown: <ObjectiveLink code={code} name={name} context={context} />,
            cells: [
              ...toCells(row, shares, toExplain({ objective: code })),
              { text: national === null ? 'not published' : `${national}%`, flags: '' },
            ],
          })),
          ...(without === undefined
            ? []
            : [
                {
                  key: 'without',
                  name: 'No objective recorded',
                  cells: [
                    ...toCells(without, toShares(without, totals), toExplain({ objective: null })),
                    { text: 'not published', flags: '' },
                  ],
                },
              ]),
          {
            key: 'total',
            name: 'All objectives',
            cells: [...toCells(totals, whole, toExplain({})), { text: 'all', flags: '' }],
            isTotal: true,
          },
        ],
      },
      question: toBlockQuestion(question, context, { measure: 'hoursCommitted', isFile: false }),
      notes: [
        noteNational(efforts),
        ...noteUnreturned(scope),
        ...(hoursWithout > 0
          ? [`${without?.hoursCommitted?.inWords ?? ''} have no objective recorded: they count in the whole and in none of the four.`]
          : []),
        ...explainFigures(
          data.rows.flatMap(({ hoursCommitted, disruptions }) => [hoursCommitted ?? missing, disruptions ?? missing]),
          toReaderNotes(data.notes),
        ),
      ],
      ...toFootOfBoth(context, data),
    },
  };
}

/** Hours and pounds come in thousands: any sum of them makes a percentage. */
const anySum = 0;

function toShares(row: Figures | undefined, totals: Figures) {
  return {
    hours: toShare(row?.hoursCommitted ?? null, totals.hoursCommitted, anySum),
    disruptions: toShare(row?.disruptions ?? null, totals.disruptions, fewestForShare),
    spend: toShare(row?.spend ?? null, totals.spend, anySum),
  };
}

const all = { percent: 100, text: 'all' };
const whole = { hours: all, disruptions: all, spend: all };

/** Shares are the page's own and are explained by what they are shares of. */
function toCells(
  row: Figures | undefined,
  { hours, disruptions, spend }: ReturnType<typeof toShares>,
  toExplained: (measure: string) => ExplainedFigure,
) {
  const pair = (measure: string, figure: FigureValue | null, text: string) => [
    toCell(figure ?? missing, toExplained(measure)),
    { text, flags: '' },
  ];
  return [
    ...pair('hoursCommitted', row?.hoursCommitted ?? null, hours.text),
    ...pair('disruptions', row?.disruptions ?? null, disruptions.text),
    ...pair('spend', row?.spend ?? null, spend.text),
  ];
}

interface ObjectiveLinkProps {
  readonly code: string;
  readonly name: string;
  readonly context: BlockContext;
}

/** An objective's name, which filters the page by it, or takes that back. */
function ObjectiveLink({ code, name, context }: ObjectiveLinkProps) {
  const isChosen = context.scope.objective?.code === code;
  return (
    <Link to={context.toAddress({ objective: isChosen ? null : code })} aria-current={isChosen ? 'true' : undefined}>
      {name}
    </Link>
  );
}
