import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { Link } from 'react-router';

import { ComparedBars } from '#charts/ComparedBars.js';
import type { ByDistrict_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { besideFigure, explainFigures, formatFigure, formatFlags } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { describeScope, nameQuarters } from '#lib/scope-words.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { notCompared, toFigureCell } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import type { BlockContext } from './disruption.type.js';
import { summariseDistricts, wordDistricts, wordUnplaced } from './district-words.js';
import { toFoot } from './foot-words.js';
import { isUnderDistricts } from './question.js';

export const BY_DISTRICT: TypedDocumentNode<ByDistrict_FigureTableFragment> = gql`
  fragment ByDistrict_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    rows {
      key {
        area {
          id
          code
          name
          kind
        }
      }
      disruptions {
        value
        text
        inWords
        flags
        change(to: SAME_PERIOD_LAST_YEAR) {
          from {
            value
            text
            inWords
            flags
          }
        }
      }
      disruptionsPer1000 {
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

interface ByDistrictProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<ByDistrict_FigureTableFragment> | null;
}

/** Confirmed disruptions by district, most first, each with a tick for the year before. */
export function ByDistrict({ context, problem, table }: ByDistrictProps) {
  const data = unmask(BY_DISTRICT, table);
  const subtitle = `Confirmed disruptions by district, ${nameQuarters(context.scope).now}, ${describePlace(context)}, most first`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

  return <FigureBlock name="districts" subtitle={subtitle} size="tall" state={state} />;
}

/** Districts are compared within the county or command unit chosen; a district is shown among all of them. */
function describePlace({ scope, choices }: BlockContext): string {
  const force = choices.areas.find(({ kind }) => kind === 'FORCE') ?? scope.area;
  return describeScope({ ...scope, area: isUnderDistricts(scope) ? scope.area : force });
}

function toState(data: ByDistrict_FigureTableFragment, context: BlockContext): FigureState {
  const { scope } = context;
  const { now, lastYear } = nameQuarters(scope);
  const place = describePlace(context);
  const total = data.totals.disruptions;
  const places = data.rows.flatMap(({ key: { area }, disruptions, disruptionsPer1000 }) =>
    area === null || disruptions === null
      ? []
      : [{ ...area, figure: disruptions, before: disruptions.change?.from ?? null, rate: disruptionsPer1000 }],
  );
  const districts = places.filter(({ kind }) => kind === 'DISTRICT');
  if (districts.every(({ figure }) => figure.value === null)) {
    return { kind: 'empty', sentence: `No confirmed disruptions are coded to a district for ${place} in ${now}.` };
  }

  const unplaced = wordUnplaced(places.filter(({ kind }) => kind !== 'DISTRICT'));
  // Larger places have no rate of this kind, and are not in the table.
  const notes = toReaderNotes(data.notes).filter(
    (note) => !note.startsWith('[z]') && (unplaced === null || !note.includes('recorded only for a larger place')),
  );
  const question = toQuestions(context).districts;
  const isCompared = districts.some(({ before }) => (before?.value ?? null) !== null);

  return {
    kind: 'ready',
    content: {
      message: wordDistricts(districts, total),
      summary: summariseDistricts(districts, total),
      chart: (
        <ComparedBars
          legend={{ bar: now, parts: 'NONE', tick: isCompared ? lastYear : null, change: null }}
          bars={districts.map(({ code, name, figure, before }) => ({
            key: code,
            name: <PlaceLink code={code} name={name} context={context} />,
            value: figure.value,
            before: before?.value ?? null,
            text: formatFigure(figure),
            flags: formatFlags(besideFigure(figure).filter((flag) => flag !== 'PROVISIONAL')),
            detail: '',
            own: null,
            change: '',
            tone: scope.area.code === code ? ('chosen' as const) : ('plain' as const),
          }))}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: `Confirmed disruptions by district, ${place}, ${now}`,
        headings: ['District', now, lastYear, 'Per 1,000 people'],
        rows: districts.map(({ code, name, figure, before, rate }) => ({
          key: code,
          name,
          shown: <PlaceLink code={code} name={name} context={context} />,
          cells: [
            toFigureCell(figure, explainRow(question, 'disruptions', { area: code })),
            before === null ? notCompared : toFigureCell(before),
            rate === null ? notCompared : toFigureCell(rate, explainRow(question, 'disruptionsPer1000', { area: code })),
          ],
        })),
      },
      question: toBlockQuestion(question, context),
      notes: [
        ...(unplaced === null ? [] : [unplaced]),
        ...explainFigures(
          districts.map(({ figure }) => figure),
          notes,
        ),
      ],
      ...toFoot(context, data),
    },
  };
}

interface PlaceLinkProps {
  readonly code: string;
  readonly name: string;
  readonly context: BlockContext;
}

/** A district's name, which filters the page by it, or takes that back. */
function PlaceLink({ code, name, context }: PlaceLinkProps) {
  const isChosen = context.scope.area.code === code;
  return (
    <Link to={context.toAddress({ area: isChosen ? null : code })} aria-current={isChosen ? 'true' : undefined}>
      {name}
    </Link>
  );
}
