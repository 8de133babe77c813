import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { AbstractionByAgency_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { summariseAbstraction, wordAbstractionByAgency } from './abstraction-words.js';
import { pickAgencies } from './agencies-shown.js';
import { toAgencyRows } from './agency-rows.js';
import { AgencyBars } from './AgencyBars.js';
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
  const data = unmask(ABSTRACTION_BY_AGENCY, table);
  const subtitle = `Abstraction rate by agency, ${namePeriod(context.scope)}, ${describeScope(context.scope, ['agency'])}, highest first`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

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

  return {
    kind: 'ready',
    content: {
      message: wordAbstractionByAgency(agencies),
      summary: summariseAbstraction(agencies),
      chart: (
        <AgencyBars
          agencies={shown.map((agency) => ({ ...agency, figure: agency.rate }))}
          name={namePeriod(scope)}
          tick={isCompared ? lastYear : null}
          context={context}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: `Abstraction rate by agency, ${describeScope(scope, ['agency'])}, ${namePeriod(scope)}`,
        headings: ['Agency', namePeriod(scope), lastYear, 'Change'],
        rows: toAgencyRows(
          agencies,
          ({ rate, before, change }, key) => [
            toCell(rate, explainRow(question, 'abstractionRate', key)),
            toCell(before, explainRow(toYearBefore(question, context), 'abstractionRate', key)),
            { text: change?.signed ?? 'not compared', flags: '', value: change?.difference ?? null },
          ],
          context,
        ),
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
