import type { ReactNode } from 'react';

import { ComparedBars } from '#charts/ComparedBars.js';
import { explainFigures, type FigureValue, isHidden, isProtected } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { type TableProtection, withFourthCut, wordHidden } from '#lib/protected.js';
import { nameQuarters } from '#lib/scope-words.js';
import { formatLevel } from '#lib/unit.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import type { BlockQuestion, FigureState } from '#ui/figure-block/figure-block.type.js';
import { toFigureCell } from '#ui/figure-block/figure-cell.js';

import { toBarWords } from './bar-words.js';
import { toFoot } from './foot-words.js';
import { findFourthCut } from './fourth-cut.js';
import { findPart, type ReportGroup, sortGroups, summariseGroups } from './group-words.js';
import type { BlockContext } from './report.type.js';

interface GroupQuestion {
  readonly context: BlockContext;
  /** What the block is asked by. */
  readonly asked: BlockQuestion;
  /** `channel`: the field of a row's key that holds the code of its group; null there for the rest. */
  readonly field: string;
  /** What the block is of beside its groups, for sentences and captions. */
  readonly place: string;
  readonly table: {
    readonly dataVersion: number;
    readonly asOf: string;
    readonly notes: readonly string[];
    readonly protections: readonly TableProtection[];
  };
  /** `Channel`: heading of the first column. */
  readonly heading: string;
  /** `by channel`: the middle of the caption. */
  readonly grouping: string;
  readonly groups: readonly ReportGroup[];
  /** Reports that are in none of the groups, at the end; null where there can be none. */
  readonly rest: ReportGroup | null;
  readonly total: FigureValue | null;
  /** Whether a report may be in several groups, so that they share out nothing. */
  readonly areSeveral: boolean;
  readonly toMessage: (sorted: readonly ReportGroup[], total: FigureValue | null) => string;
  /** The name of a group as it is shown, such as a link; null for the plain name. */
  readonly toShown: ((group: ReportGroup) => ReactNode) | null;
  /** The group that the page is of; null where it is of none. */
  readonly chosen: string | null;
  /** What stands over the bars. */
  readonly head?: ReactNode;
  readonly notes?: readonly string[];
}

/** The state of a block that shows reports by group: bars that lie down, most first, each with a tick for the year before. */
export function toGroupState(question: GroupQuestion): FigureState {
  const { context, asked, field, place, table, heading, grouping, rest, total } = question;
  const { areSeveral, toMessage, toShown, chosen, head, notes = [] } = question;
  const { now, lastYear } = nameQuarters(context.scope);
  const sorted = sortGroups(question.groups);
  const listed = rest === null ? sorted : [...sorted, rest];
  const figures = listed.map(({ figure }) => figure);
  const fourth = findFourthCut(table.protections);
  if (sorted.every(({ figure }) => (figure.value ?? 0) === 0) && (rest === null || (rest.figure.value ?? 0) === 0)) {
    return findHidden(question, fourth) ?? { kind: 'empty', sentence: `No reports are recorded for ${place} in ${now}.` };
  }

  const parts = listed.map(({ figure }) => findPart(figure, total));
  const hasParts = parts.some((part) => part !== null);
  const isCompared = listed.some(({ before }) => (before?.value ?? null) !== null);
  const areProtected = figures.some(isProtected);
  const areOpen = figures.some((figure) => figure.value !== null && !isProtected(figure));
  const wordPart = (index: number) => {
    const part = parts[index] ?? null;
    return part === null ? '' : formatLevel(part, 'PERCENT');
  };

  return {
    kind: 'ready',
    content: {
      message: toMessage(sorted, total),
      summary: summariseGroups(sorted, total),
      chart: (
        <>
          {head}
          <ComparedBars
            legend={{
              bar: now,
              parts: !areProtected ? 'NONE' : areOpen ? 'SOME' : 'OTHERS',
              tick: isCompared ? lastYear : null,
              change: hasParts ? 'share of all reports' : null,
            }}
            bars={listed.map((group, index) => ({
              key: group.code,
              name: toShown === null ? group.name : toShown(group),
              value: group.figure.value,
              before: group.before?.value ?? null,
              ...toBarWords(group.figure),
              own: null,
              change: wordPart(index),
              tone: group.code === chosen ? 'chosen' : group === rest ? 'rest' : isProtected(group.figure) ? 'others' : 'plain',
            }))}
          />
        </>
      ),
      isChartOperable: toShown !== null,
      isChartWhole: false,
      table: {
        caption: `Reports received ${grouping}, ${place}, ${now}`,
        headings: [heading, now, ...(hasParts ? ['Share of all'] : []), lastYear],
        rows: [
          ...listed.map((group, index) => ({
            key: group.code,
            name: group.name,
            ...(toShown === null ? {} : { shown: toShown(group) }),
            cells: [
              toFigureCell(group.figure, explainRow(asked.figures, 'reports', { [field]: group === rest ? null : group.code })),
              ...(hasParts ? [{ text: wordPart(index) || 'not shown', flags: '' }] : []),
              toComparedCell(group.before),
            ],
          })),
          ...(total === null
            ? []
            : [
                {
                  key: 'total',
                  name: 'All reports',
                  cells: [
                    toFigureCell(total, explainRow(asked.figures, 'reports', {})),
                    ...(hasParts ? [{ text: 'all', flags: '' }] : []),
                    toComparedCell(null),
                  ],
                  isTotal: true,
                },
              ]),
        ],
      },
      question: asked,
      notes: [
        ...notes,
        ...(areSeveral ? ['A report may name several, so they are not to be added.'] : []),
        ...explainFigures(
          figures,
          withFourthCut(
            toReaderNotes(table.notes).filter((note) => !note.includes('must not be added up')),
            fourth,
          ),
        ),
      ],
      ...(areProtected ? { more: <ProtectionLink /> } : {}),
      ...toFoot(context, table),
    },
  };
}

/** What stands where nothing is shown of what is protected. Null where nothing is hidden. */
function findHidden({ groups, total, place, grouping, context }: GroupQuestion, fourth: string | null): FigureState | null {
  const more = <ProtectionLink />;
  if (fourth !== null && groups.every(({ figure }) => figure.value === null)) {
    return { kind: 'hidden', headline: 'Withheld to protect people', sentence: fourth, more };
  }
  if (!isHidden(total) && !groups.some(({ figure }) => isHidden(figure))) return null;
  return {
    kind: 'hidden',
    headline: 'Too few to show',
    sentence: `Reports ${grouping}, ${place}, ${nameQuarters(context.scope).now}: ${wordHidden(groups.map(({ figure }) => figure))}, in each [c]. Hidden does not mean that there are none.`,
    more,
  };
}

function toComparedCell(figure: FigureValue | null) {
  return figure === null ? { text: 'not compared', flags: '' } : toFigureCell(figure);
}
