import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { Link } from 'react-router';

import { HeatTable } from '#charts/HeatTable.js';
import type { CrimeByObjective_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures, type FigureValue, missingSymbol } from '#lib/figure.js';
import { explainRow, type RowKey } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { describeScope, nameQuarters } from '#lib/scope-words.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { toFigureCell } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';
import { HiddenText } from '#ui/HiddenText.js';

import { toQuestions } from './block-questions.js';
import { summarisePairings, wordPairings } from './crime-words.js';
import type { BlockContext } from './disruption.type.js';
import { toFoot } from './foot-words.js';

export const CRIME_BY_OBJECTIVE: TypedDocumentNode<CrimeByObjective_FigureTableFragment> = gql`
  fragment CrimeByObjective_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    rows {
      key {
        crimeType
        objective
      }
      disruptions {
        value
        text
        inWords
        flags
      }
    }
    totals {
      disruptions {
        value
        text
        inWords
        flags
      }
    }
  }
`;

type Table = CrimeByObjective_FigureTableFragment;

interface CrimeByObjectiveProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  /** By both, by crime type alone and by objective alone: what is together is asked for and never added up. */
  readonly tables: readonly FragmentType<Table>[];
}

/** Confirmed disruptions by crime type and objective, as a table whose cells are deeper in colour the larger they are. */
export function CrimeByObjective({ context, problem, tables }: CrimeByObjectiveProps) {
  const data = unmask(CRIME_BY_OBJECTIVE, tables);
  const { now } = nameQuarters(context.scope);
  const subtitle = `Confirmed disruptions, crime type by objective, ${now}, ${describeScope(context.scope, kinds)}, most first`;
  const state = problem ?? (data.length > 0 ? toState(data, context) : { kind: 'loading' as const });

  return <FigureBlock name="crime-types" subtitle={subtitle} size="tall" state={state} />;
}

const kinds = ['objective', 'crimeType'] as const;

function toState([both, byCrimeType, byObjective]: readonly Table[], context: BlockContext): FigureState {
  const { scope, choices } = context;
  const place = describeScope(scope, kinds);
  const { now } = nameQuarters(scope);
  const total = both?.totals.disruptions ?? null;
  if (both === undefined || total === null || (total.value ?? 0) === 0) {
    return { kind: 'empty', sentence: `No confirmed disruptions are recorded for ${place} in ${now}.` };
  }

  const { objectives } = choices;
  const together = (key: { readonly crimeType?: string; readonly objective?: string }) =>
    (key.crimeType === undefined ? byObjective : byCrimeType)?.rows.find(
      (row) => row.key.crimeType === (key.crimeType ?? null) && row.key.objective === (key.objective ?? null),
    )?.disruptions ?? missing;
  const crimeTypes = choices.crimeTypes
    .map((crimeType) => ({ ...crimeType, total: together({ crimeType: crimeType.code }) }))
    .sort((one, other) => (other.total.value ?? -1) - (one.total.value ?? -1));
  const findFigure = (crimeType: string, objective: string) =>
    both.rows.find(({ key }) => key.crimeType === crimeType && key.objective === objective)?.disruptions ?? missing;
  const pairings = crimeTypes.flatMap((crimeType) =>
    objectives.map((objective) => ({
      crimeType: crimeType.shortName,
      objective: objective.name,
      figure: findFigure(crimeType.code, objective.code),
    })),
  );
  const figures = [...pairings.map(({ figure }) => figure), total];
  const caption = `Confirmed disruptions, crime type by objective, ${place}, ${now}`;
  const question = toQuestions(context).crimeTypes;
  const toCell = (figure: FigureValue, key: RowKey) => toFigureCell(figure, explainRow(question, 'disruptions', key));
  const isChosen = (crimeType: string, objective: string) => scope.crimeType?.code === crimeType && scope.objective?.code === objective;

  return {
    kind: 'ready',
    content: {
      message: wordPairings(pairings, total),
      summary: summarisePairings(pairings, total),
      chart: (
        <HeatTable
          caption={caption}
          corner="Crime type"
          columns={objectives.map(({ code, name }) => ({
            key: code,
            name: <KindLink context={context} change={{ objective: code }} chosen={scope.objective?.code} name={name} />,
          }))}
          totalName="All"
          rows={crimeTypes.map((crimeType) => ({
            key: crimeType.code,
            name: (
              <KindLink
                context={context}
                change={{ crimeType: crimeType.code }}
                chosen={scope.crimeType?.code}
                name={crimeType.shortName}
              />
            ),
            total: shorten(crimeType.total),
            cells: objectives.map((objective) => {
              const figure = findFigure(crimeType.code, objective.code);
              const chosen = isChosen(crimeType.code, objective.code);
              return {
                key: objective.code,
                value: figure.value,
                isChosen: chosen,
                shown: (
                  <Link
                    to={context.toAddress(
                      chosen ? { crimeType: null, objective: null } : { crimeType: crimeType.code, objective: objective.code },
                    )}
                    aria-current={chosen ? 'true' : undefined}
                  >
                    {shorten(figure)}{' '}
                    <HiddenText>
                      {crimeType.name} under {objective.name}
                    </HiddenText>
                  </Link>
                ),
              };
            }),
          }))}
          totals={{
            name: 'All types',
            texts: objectives.map(({ code }) => shorten(together({ objective: code }))),
            all: shorten(total),
          }}
        />
      ),
      isChartOperable: true,
      isChartWhole: true,
      table: {
        caption,
        headings: ['Crime type', ...objectives.map(({ name }) => name), 'All objectives'],
        rows: [
          ...crimeTypes.map((crimeType) => ({
            key: crimeType.code,
            name: crimeType.name,
            shown: (
              <KindLink context={context} change={{ crimeType: crimeType.code }} chosen={scope.crimeType?.code} name={crimeType.name} />
            ),
            cells: [
              ...objectives.map((objective) =>
                toCell(findFigure(crimeType.code, objective.code), { crimeType: crimeType.code, objective: objective.code }),
              ),
              toCell(crimeType.total, { crimeType: crimeType.code }),
            ],
          })),
          {
            key: 'total',
            name: 'All crime types',
            cells: [...objectives.map(({ code }) => toCell(together({ objective: code }), { objective: code })), toCell(total, {})],
            isTotal: true,
          },
        ],
      },
      question: toBlockQuestion(question, context),
      notes: explainFigures(figures, toReaderNotes(both.notes)),
      ...toFoot(context, both),
    },
  };
}

/** A pairing that the answer does not list. */
const missing: FigureValue = { value: null, text: '[x]', inWords: '[x]', flags: ['NOT_AVAILABLE'] };

interface KindLinkProps {
  readonly context: BlockContext;
  readonly change: { readonly objective: string } | { readonly crimeType: string };
  readonly chosen: string | undefined;
  readonly name: string;
}

/** A name that filters the page by what it names, or takes that back. */
function KindLink({ context, change, chosen, name }: KindLinkProps) {
  const [[part, code] = ['', '']] = Object.entries(change);
  const isChosen = chosen === code;
  return (
    <Link to={context.toAddress({ [part]: isChosen ? null : code })} aria-current={isChosen ? 'true' : undefined}>
      {name}
    </Link>
  );
}

/** As short as a cell can be: the number, or the sign that says why there is none. */
function shorten(figure: FigureValue): string {
  return figure.value === null ? missingSymbol(figure) : figure.text;
}
