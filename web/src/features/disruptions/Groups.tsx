import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import { findLatestSide } from '#charts/kpi-trend.js';
import { Waterfall } from '#charts/Waterfall.js';
import type { Groups_FigureTableFragment, Groups_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures, type FigureValue, formatFigure } from '#lib/figure.js';
import { type ExplainedFigure, explainRow } from '#lib/figure-question.js';
import { formatInstant } from '#lib/format.js';
import { toReaderNotes } from '#lib/notes.js';
import { labelQuarter } from '#lib/quarter.js';
import { describeScope, nameQuarters } from '#lib/scope-words.js';
import { wordCoverage, wordFreshness } from '#lib/source-words.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { toFigureCell } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';
import { isRealChange } from '#ui/judgement/real-change.js';

import { toQuestions } from './block-questions.js';
import type { BlockContext } from './disruption.type.js';
import { type GroupChanges, toGroupSteps, wordGroups } from './group-steps.js';

export const GROUP_CHANGES: TypedDocumentNode<Groups_FigureTableFragment> = gql`
  fragment Groups_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    rows {
      key {
        quarter {
          id
          key
        }
      }
      activeOcgs {
        value
        text
        inWords
        flags
      }
      ocgsMapped {
        value
        text
        inWords
        flags
      }
      ocgsArchived {
        value
        text
        inWords
        flags
      }
    }
  }
`;

export const REGISTER: TypedDocumentNode<Groups_KpiFragment> = gql`
  fragment Groups_Kpi on Kpi {
    id
    variation
    periodStatus
    returnsDue
    returnsReceived
    controlChart {
      break {
        quarter {
          id
          key
        }
        side
        backSince {
          id
          key
        }
      }
      points {
        quarter {
          id
          key
        }
        signals
      }
    }
  }
`;

interface GroupsProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<Groups_FigureTableFragment> | null;
  /** Active groups, judged. */
  readonly register: FragmentType<Groups_KpiFragment> | null;
}

/** How the register of organised crime groups came from one quarter to the next. */
export function Groups({ context, problem, table, register }: GroupsProps) {
  const data = unmask(GROUP_CHANGES, table);
  const judged = unmask(REGISTER, register);
  const subtitle = `Active organised crime groups on the registers, ${nameQuarters(context.scope).now}, ${describeScope(context.scope, ['objective'])}`;
  const state = problem ?? (data !== null && judged !== null ? toState(data, judged, context) : { kind: 'loading' as const });

  return <FigureBlock name="groups" subtitle={subtitle} size="short" state={state} />;
}

function toState(data: Groups_FigureTableFragment, register: Groups_KpiFragment, context: BlockContext): FigureState {
  const { scope } = context;
  const { quarter } = scope;
  const place = describeScope(scope, ['objective']);
  const before = labelQuarter(quarter.code, -1);
  const now = data.rows.find(({ key }) => key.quarter?.key === quarter.code);
  const last = data.rows.find(({ key }) => key.quarter?.key !== quarter.code);
  const changes: GroupChanges = {
    quarters: { before, now: quarter.name },
    opening: last?.activeOcgs ?? missing,
    closing: now?.activeOcgs ?? missing,
    mapped: now?.ocgsMapped ?? missing,
    archived: now?.ocgsArchived ?? missing,
  };
  const { closing } = changes;
  if (closing.value === null) return explainMissing(closing, context, place);

  const steps = toGroupSteps(changes);
  const isJudged = isRealChange(register.variation) && !quarter.isOpen;
  const question = toQuestions(context).groups;
  const inQuarter = (measure: string) => explainRow(question, measure, { quarter: quarter.code });
  const opening = explainRow(question, 'activeOcgs', { quarter: last?.key.quarter?.key ?? quarter.code });
  const told = [
    { key: 'opening', name: `Active at the end of ${before}`, figure: changes.opening, explains: opening },
    { key: 'mapped', name: `Newly mapped in ${quarter.name}`, figure: changes.mapped, explains: inQuarter('ocgsMapped') },
    { key: 'archived', name: `Archived in ${quarter.name}`, figure: changes.archived, explains: inQuarter('ocgsArchived') },
    { key: 'closing', name: `Active at the end of ${quarter.name}`, figure: closing, explains: inQuarter('activeOcgs') },
  ];

  return {
    kind: 'ready',
    content: {
      message: wordGroups(changes, isJudged ? findLatestSide(register) : null),
      summary: `${told.map(({ name, figure }) => `${name}: ${formatFigure(figure)}`).join('; ')}.`,
      chart: steps === null ? <p>Not every step from {before} is known, so only the table is shown.</p> : <Waterfall steps={steps} />,
      isChartWhole: steps !== null,
      table: {
        caption: `Active organised crime groups from ${before} to ${quarter.name}, ${place}`,
        headings: ['Step', 'Groups'],
        rows: [
          ...told.slice(0, -1).map(toRow),
          ...(steps ?? []).filter(({ key }) => key === 'rest').map(({ key, name, text }) => ({ key, name, cells: [{ text, flags: '' }] })),
          ...told.slice(-1).map((step) => ({ ...toRow(step), isTotal: true })),
        ],
      },
      question: toBlockQuestion(question, context, { isFile: false }),
      notes: [
        ...(scope.objective === null ? [] : ['Groups are told by no objective: all of them are counted.']),
        ...(steps === null
          ? []
          : [
              'Reopened and others: what is left between the two registers once groups mapped and archived are counted. It is worked out here.',
            ]),
        ...explainFigures(
          told.map(({ figure }) => figure),
          toReaderNotes(data.notes),
        ),
      ],
      source: 'group registers',
      coverage: wordCoverage(register),
      freshness: wordFreshness(register.periodStatus),
      dataVersion: data.dataVersion,
      asOf: formatInstant(data.asOf),
      marking: 'OFFICIAL',
    },
  };
}

/** A register that nobody sent is not one that is hidden from the viewer. */
function explainMissing({ flags }: FigureValue, { scope: { quarter, area }, isCleared }: BlockContext, place: string): FigureState {
  if (flags.includes('CONFIDENTIAL') || (!isCleared && area.kind !== 'FORCE')) {
    return {
      kind: 'refused',
      sentence: `No count of groups is shown to you for ${place}. By place only those who are cleared see them; all of Thames Valley is open to you.`,
    };
  }
  const why = quarter.isOpen ? 'Registers are sent as they stand at the end of a quarter.' : 'No register covers it.';
  return { kind: 'empty', sentence: `There is no count of active groups for ${place} in ${quarter.name}. ${why}` };
}

interface Step {
  readonly key: string;
  readonly name: string;
  readonly figure: FigureValue;
  readonly explains: ExplainedFigure;
}

function toRow({ key, name, figure, explains }: Step) {
  return { key, name, cells: [toFigureCell(figure, explains)] };
}

const missing: FigureValue = { value: null, text: '[x]', inWords: '[x]', flags: ['NOT_AVAILABLE'] };
