import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import { ComparedBars } from '#charts/ComparedBars.js';
import type { AbstractionByAgency_FigureTableFragment } from '#graphql/operations.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures, formatFigure } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { summariseAbstraction, wordAbstractionByAgency } from './abstraction-words.js';
import { pickAgencies } from './agencies-shown.js';
import { AgencyLink } from './AgencyLink.js';
import { toQuestions, toYearBefore } from './block-questions.js';
import { missing, toCell } from './figures.js';
import { toFootOfAll } from './foot-words.js';
import type { BlockContext } from './resourcing.type.js';
import { describeScope, namePeriod, nameYearBefore, wordNothing } from './scope-words.js';

export const ABSTRACTION_BY_AGENCY: TypedDocumentNode<AbstractionByAgency_FigureTableFragment> = gql`
  fragment AbstractionByAgency_FigureTable on FigureTable {
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
      abstractionRate {
        value
        text
        inWords
        flags
        change(to: SAME_PERIOD_LAST_YEAR) {
          signed
          difference
          from {
            value
            text
            inWords
            flags
          }
        }
      }
    }
  }
`;

interface AbstractionByAgencyProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<AbstractionByAgency_FigureTableFragment> | null;
}

/** The abstraction rate of each agency, highest first. */
export function AbstractionByAgency({ context, problem, table }: AbstractionByAgencyProps) {
  const { data, complete } = useFragment({ fragment: ABSTRACTION_BY_AGENCY, from: table });
  const subtitle = `Abstraction rate by agency, ${namePeriod(context.scope)}, ${describeScope(context.scope, ['agency'])}, highest first`;
  const state = problem ?? (complete ? toState(data, context) : { kind: 'loading' as const });

  return <FigureBlock name="abstraction-agencies" subtitle={subtitle} size="tall" state={state} />;
}

function toState(data: AbstractionByAgency_FigureTableFragment, context: BlockContext): FigureState {
  const { scope } = context;
  const agencies = data.rows
    .flatMap(({ key: { agency }, abstractionRate }) =>
      agency === null
        ? []
        : [
            {
              ...agency,
              rate: abstractionRate ?? missing,
              before: abstractionRate?.change?.from ?? null,
              change: abstractionRate?.change ?? null,
            },
          ],
    )
    .sort((one, other) => (other.rate.value ?? -1) - (one.rate.value ?? -1));
  if (agencies.every(({ rate }) => rate.value === null)) return { kind: 'empty', sentence: wordNothing('hours', scope, ['agency']) };

  const { shown, note } = pickAgencies(agencies, scope.agency?.code ?? null);
  const question = toQuestions(context).abstractionAgencies;
  const lastYear = nameYearBefore(scope);
  // A range whose last quarter runs is compared with nothing.
  const isCompared = agencies.some(({ before }) => (before?.value ?? null) !== null);
  const name = ({ code, name: words }: (typeof agencies)[number]) => <AgencyLink code={code} name={words} context={context} />;

  return {
    kind: 'ready',
    content: {
      message: wordAbstractionByAgency(agencies),
      summary: summariseAbstraction(agencies),
      chart: (
        <ComparedBars
          legend={{ bar: namePeriod(scope), parts: 'NONE', tick: isCompared ? lastYear : null, change: null }}
          bars={shown.map((agency) => ({
            key: agency.code,
            name: name(agency),
            value: agency.rate.value,
            before: agency.before?.value ?? null,
            text: formatFigure(agency.rate),
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
      table: {
        caption: `Abstraction rate by agency, ${describeScope(scope, ['agency'])}, ${namePeriod(scope)}`,
        headings: ['Agency', namePeriod(scope), lastYear, 'Change'],
        rows: agencies.map((agency) => ({
          key: agency.code,
          name: agency.name,
          shown: name(agency),
          cells: [
            toCell(agency.rate, explainRow(question, 'abstractionRate', { agency: agency.code })),
            toCell(agency.before, explainRow(toYearBefore(question, context), 'abstractionRate', { agency: agency.code })),
            { text: agency.change?.signed ?? 'not compared', flags: '', value: agency.change?.difference ?? null },
          ],
        })),
      },
      question: toBlockQuestion(question, context, { measure: 'abstractionRate', isFile: true }),
      notes: [
        ...note,
        ...explainFigures(
          agencies.map(({ rate }) => rate),
          toReaderNotes(data.notes),
        ),
      ],
      ...toFootOfAll(context, data),
    },
  };
}
