import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import { ComparedBars } from '#charts/ComparedBars.js';
import type { ByImpact_FigureTableFragment, ByImpact_KpiFragment, ByImpactOfRange_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures, type FigureValue, findExact, formatFigure, formatHeadline } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { joinWords } from '#lib/format.js';
import { toReaderNotes } from '#lib/notes.js';
import { isRange } from '#lib/scope.js';
import { describeScope, nameQuarters } from '#lib/scope-words.js';
import { type AimedShare, tellShare, tellUnjudged } from '#lib/share-message.js';
import { fewestForShare } from '#lib/share-words.js';
import { formatLevel } from '#lib/unit.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { notCompared, toFigureCell } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import type { BlockContext } from './disruption.type.js';
import { toFoot } from './foot-words.js';
import { impacts } from './labels.js';

export const BY_IMPACT: TypedDocumentNode<ByImpact_FigureTableFragment> = gql`
  fragment ByImpact_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    rows {
      key {
        impact
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
    }
    totals {
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
    }
  }
`;

export const MAJOR_MODERATE: TypedDocumentNode<ByImpact_KpiFragment> = gql`
  fragment ByImpact_Kpi on Kpi {
    id
    sentence
    figure {
      value
      text
      inWords
      flags
      numerator
      denominator
    }
    target {
      id
      text
    }
  }
`;

export const IMPACT_OF_RANGE: TypedDocumentNode<ByImpactOfRange_FigureTableFragment> = gql`
  fragment ByImpactOfRange_FigureTable on FigureTable {
    id
    totals {
      majorModerateShare {
        value
        text
        inWords
        flags
        numerator
        denominator
      }
    }
  }
`;

interface ByImpactProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<ByImpact_FigureTableFragment> | null;
  /** The share of major and moderate ones, judged. */
  readonly share: FragmentType<ByImpact_KpiFragment> | null;
  /** The share of a range, which nobody judges; null where one quarter is shown. */
  readonly ofRange: FragmentType<ByImpactOfRange_FigureTableFragment> | null;
}

/** Confirmed disruptions by the impact that moderation confirmed, from the greatest. */
export function ByImpact({ context, problem, table, share, ofRange }: ByImpactProps) {
  const data = unmask(BY_IMPACT, table);
  const ofQuarter = unmask(MAJOR_MODERATE, share);
  const whole = unmask(IMPACT_OF_RANGE, ofRange);
  const { now } = nameQuarters(context.scope);
  const ofAll = whole?.totals.majorModerateShare ?? null;
  const told = !isRange(context.scope) ? ofQuarter : ofAll === null ? null : tellUnjudged(ofAll, were);
  const aim =
    told !== null && told.figure.value !== null
      ? `. Major and moderate: ${formatHeadline(told.figure)}${told.target === null ? '' : `, target ${told.target.text}`}`
      : '';
  const subtitle = `Confirmed disruptions by confirmed impact, ${now}, ${describeScope(context.scope)}${aim}`;
  const state = problem ?? (data !== null && told !== null ? toState(data, told, context) : { kind: 'loading' as const });

  return <FigureBlock name="impact" subtitle={subtitle} size="short" state={state} />;
}

/** What the disruptions counted in the share were. */
const were = 'were major or moderate';

function toState(data: ByImpact_FigureTableFragment, share: AimedShare, context: BlockContext): FigureState {
  const place = describeScope(context.scope);
  const { now, lastYear } = nameQuarters(context.scope);
  const total = data.totals.disruptions;
  if (total === null || (total.value ?? 0) === 0) {
    return { kind: 'empty', sentence: `No confirmed disruptions are recorded for ${place} in ${now}.` };
  }

  const groups = impacts.flatMap(({ code, name }) => {
    const figure = data.rows.find(({ key }) => key.impact === code)?.disruptions ?? null;
    return figure === null ? [] : [{ code, name, figure, before: figure.change?.from ?? null, share: wordPart(figure, total) }];
  });
  const figures = groups.map(({ figure }) => figure);
  const { message, note } = tellShare(share, { were, isOpen: context.scope.quarter.isOpen });
  const question = toQuestions(context).impact;
  const isCompared = groups.some(({ before }) => (before?.value ?? null) !== null);

  return {
    kind: 'ready',
    content: {
      message,
      summary: `${joinWords(groups.map(({ name, figure }) => `${name} ${formatFigure(figure)}`))}, of ${formatFigure(total)}.`,
      chart: (
        <ComparedBars
          legend={{
            bar: now,
            parts: 'NONE',
            tick: isCompared ? lastYear : null,
            change: groups.some(({ share }) => share !== '') ? 'share of all' : null,
          }}
          bars={groups.map(({ code, name, figure, before, share }) => ({
            key: code,
            name,
            value: figure.value,
            before: before?.value ?? null,
            text: formatFigure(figure),
            flags: '',
            detail: '',
            own: null,
            change: share,
            tone: 'plain' as const,
          }))}
        />
      ),
      isChartWhole: false,
      table: {
        caption: `Confirmed disruptions by confirmed impact, ${place}, ${now}`,
        headings: ['Impact', now, 'Share', lastYear],
        rows: [
          ...groups.map(({ code, name, figure, before, share }) => ({
            key: code,
            name,
            cells: [
              toFigureCell(figure, explainRow(question, 'disruptions', { impact: code })),
              { text: share === '' ? 'not shown' : share, flags: '', value: share === '' ? null : figure.value },
              before === null ? notCompared : toFigureCell(before),
            ],
          })),
          {
            key: 'total',
            name: 'All impacts',
            cells: [
              toFigureCell(total, explainRow(question, 'disruptions', {})),
              { text: 'all', flags: '' },
              total.change ? toFigureCell(total.change.from) : notCompared,
            ],
            isTotal: true,
          },
        ],
      },
      question: toBlockQuestion(question, context),
      notes: [...(note === '' ? [] : [note]), ...explainFigures(figures, toReaderNotes(data.notes))],
      ...toFoot(context, data),
    },
  };
}

/** `71.1%`; empty where either is not exact, and of few. */
function wordPart(figure: FigureValue, total: FigureValue): string {
  const [part, whole] = [findExact(figure), findExact(total)];
  return part === null || whole === null || whole < fewestForShare ? '' : formatLevel((part / whole) * 100, 'PERCENT');
}
