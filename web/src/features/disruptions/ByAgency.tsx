import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { Link } from 'react-router';

import { PairedBars } from '#charts/PairedBars.js';
import type { ByAgency_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures, type FigureValue, formatFigure, missingSymbol } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { formatNumber } from '#lib/format.js';
import { toReaderNotes } from '#lib/notes.js';
import { describeScope, nameQuarters } from '#lib/scope-words.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { toFigureCell } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { summariseAgencies, wordAgencies } from './agency-words.js';
import { toQuestions } from './block-questions.js';
import type { BlockContext } from './disruption.type.js';
import { toFoot } from './foot-words.js';

export const BY_AGENCY: TypedDocumentNode<ByAgency_FigureTableFragment> = gql`
  fragment ByAgency_FigureTable on FigureTable {
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
      disruptions {
        value
        text
        inWords
        flags
      }
      disruptionsSupported {
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

interface ByAgencyProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<ByAgency_FigureTableFragment> | null;
}

/** So many agencies have bars; the table has all of them. */
const mostBars = 12;

/** What each agency led and what it supported: two columns that are never added, each with a scale of its own. */
export function ByAgency({ context, problem, table }: ByAgencyProps) {
  const data = unmask(BY_AGENCY, table);
  const subtitle = `Confirmed disruptions by lead agency, and those that each one supported, ${nameQuarters(context.scope).now}, ${describePlace(context)}`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context));

  return <FigureBlock name="agencies" subtitle={subtitle} size="tall" state={state} />;
}

/** Agencies are compared with each other, whichever is chosen. */
function describePlace({ scope }: BlockContext): string {
  return describeScope({ ...scope, agency: null });
}

function toState(data: ByAgency_FigureTableFragment, context: BlockContext): FigureState {
  const { scope } = context;
  const { now } = nameQuarters(scope);
  const place = describePlace(context);
  const total = data.totals.disruptions;
  const agencies = data.rows.flatMap(({ key: { agency }, disruptions, disruptionsSupported }) =>
    agency === null ? [] : [{ ...agency, led: disruptions ?? missing, supported: disruptionsSupported ?? missing }],
  );
  if (agencies.every(({ led, supported }) => (led.value ?? 0) === 0 && (supported.value ?? 0) === 0)) {
    return { kind: 'empty', sentence: `No agency led or supported a confirmed disruption for ${place} in ${now}.` };
  }

  // Whoever is chosen is shown, however little it led.
  const shown = agencies.filter(({ code }, index) => index < mostBars || code === scope.agency?.code);
  const question = toQuestions(context).agencies;
  const rest = agencies.length - shown.length;
  const name = ({ code, name: words }: (typeof agencies)[number]) => <AgencyLink code={code} name={words} context={context} />;

  return {
    kind: 'ready',
    content: {
      message: wordAgencies(agencies, total),
      summary: summariseAgencies(agencies),
      chart: (
        <PairedBars
          names={[total === null ? 'Led' : `Led (${formatFigure(total)} in all)`, 'Supported']}
          bars={shown.map((agency) => ({
            key: agency.code,
            name: name(agency),
            first: toBar(agency.led),
            second: toBar(agency.supported),
            isChosen: scope.agency?.code === agency.code,
          }))}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: `Confirmed disruptions led and supported by agency, ${place}, ${now}`,
        headings: ['Agency', 'Led', 'Supported'],
        rows: agencies.map((agency) => ({
          key: agency.code,
          name: agency.name,
          shown: name(agency),
          cells: [
            toFigureCell(agency.led, explainRow(question, 'disruptions', { agency: agency.code })),
            toFigureCell(agency.supported, explainRow(question, 'disruptionsSupported', { agency: agency.code })),
          ],
        })),
      },
      question: toBlockQuestion(question, context),
      notes: [
        ...(rest === 0 ? [] : [`${formatNumber(rest)} more ${rest === 1 ? 'agency is' : 'agencies are'} in the table.`]),
        'Support is counted apart and never added: one disruption may have several supporters, so that column has no total. The two columns have their own scales.',
        ...explainFigures(
          agencies.flatMap(({ led, supported }) => [led, supported]),
          toReaderNotes(data.notes).filter((note) => !note.includes('must not be added up')),
        ),
      ],
      ...toFoot(context, data),
    },
  };
}

const missing: FigureValue = { value: null, text: '[x]', inWords: '[x]', flags: ['NOT_AVAILABLE'] };

interface AgencyLinkProps {
  readonly code: string;
  readonly name: string;
  readonly context: BlockContext;
}

/** An agency's name, which filters the page by it, or takes that back. */
function AgencyLink({ code, name, context }: AgencyLinkProps) {
  const isChosen = context.scope.agency?.code === code;
  return (
    <Link to={context.toAddress({ agency: isChosen ? null : code })} aria-current={isChosen ? 'true' : undefined}>
      {name}
    </Link>
  );
}

function toBar(figure: FigureValue) {
  return { value: figure.value, text: figure.value === null ? missingSymbol(figure) : figure.text };
}
