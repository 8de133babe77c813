import { ProtectedKey } from '#charts/ProtectedKey.js';
import { RankedBars } from '#charts/RankedBars.js';
import { explainFigures, isOwnAlone, isProtected } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { formatInstant } from '#lib/format.js';
import { type OwnedFigure, type TableProtection, withFourthCut, wordBar, wordFourthCut } from '#lib/protected.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { ownedHeadings, toFigureCell, toOwnedCells } from '#ui/figure-block/figure-cell.js';

import { type GroupFigure, sortGroups, summariseGroups } from './group-words.js';
import { findHiddenState } from './hidden-state.js';
import { type GroupDimension, groupFields, toReferralQuestion } from './question.js';
import type { BlockContext } from './referral.type.js';
import { describeFreshness, nameSource, partsNote, withoutSources } from './scope.js';

interface GroupQuestion {
  readonly context: BlockContext;
  readonly table: {
    readonly dataVersion: number;
    readonly asOf: string;
    readonly notes: readonly string[];
    readonly protections: readonly TableProtection[];
  };
  /** `Age band`: heading of the first column. */
  readonly heading: string;
  /** `by age band`: the middle of the caption. */
  readonly grouping: string;
  /** What the server calls the cut that the groups are. */
  readonly cut: string;
  /** What the groups are in a question for figures. */
  readonly dimension: GroupDimension;
  readonly groups: readonly GroupFigure[];
  readonly total: OwnedFigure | null;
  /** The headline, from the largest group and the total. */
  readonly toMessage: (largest: GroupFigure, total: OwnedFigure) => string;
}

/** The state of a block that shows people by group: bars that lie down, largest first, and their table. */
export function toGroupState(question: GroupQuestion): FigureState {
  const { context, table, heading, grouping, cut, dimension, groups, total } = question;
  const sorted = sortGroups(groups);
  const [largest] = sorted;
  const [protection] = table.protections;
  const fourth = protection === undefined ? null : wordFourthCut(protection, ['time', cut]);
  const isNothingShown = sorted.every(({ figure }) => figure.value === null);
  const hidden = isNothingShown ? findHiddenState({ context, total, protections: table.protections, cuts: ['time', cut] }) : null;
  if (hidden !== null) return hidden;
  if (total === null || total.value === 0 || largest === undefined) {
    return { kind: 'empty', sentence: `No ${context.nounWithin} are recorded for ${context.scope} in ${context.range}.` };
  }

  const figures = sorted.map((group) => group.figure);
  const isOwned = [...figures, total].some(({ own }) => own !== null);
  const asked = toReferralQuestion(context.filters, dimension);
  const field = groupFields[dimension];
  const toCells = (figure: OwnedFigure, code?: string | null) => {
    const explains = explainRow(asked, 'referrals', code === undefined ? {} : { [field]: code });
    return isOwned ? toOwnedCells(figure, explains) : [toFigureCell(figure, explains)];
  };
  const isAnyProtected = [...figures, total].some(isProtected);

  return {
    kind: 'ready',
    content: {
      message: wordMessage(question, largest, total),
      summary: summariseGroups(sorted, total),
      chart: (
        <>
          {isAnyProtected ? (
            <ProtectedKey isOwned={isOwned} isHidden={figures.some(({ flags }) => flags.includes('CONFIDENTIAL'))} />
          ) : null}
          <RankedBars
            bars={sorted.map(({ key, name, figure }) => ({
              key,
              name,
              value: figure.value,
              ...wordBar(figure),
              own: figure.own ?? (isProtected(figure) ? 'OTHERS' : 'OWN'),
            }))}
          />
        </>
      ),
      isChartWhole: true,
      table: {
        caption: `${context.noun} ${grouping}, ${context.scope}, ${context.range}`,
        headings: isOwned ? [heading, 'Everyone', ...ownedHeadings] : [heading, 'People'],
        rows: [
          ...sorted.map(({ key, name, figure }) => ({ key, name, cells: toCells(figure, key === 'none' ? null : key) })),
          { key: 'total', name: 'Everyone referred', cells: toCells(total), isTotal: true },
        ],
      },
      question: { figures: asked, isFile: true, explains: explainRow(asked, 'referrals', {}) },
      notes: [
        ...(isAnyProtected ? [partsNote] : []),
        ...explainFigures([...figures, total], withFourthCut(withoutSources(table.notes), fourth)),
      ],
      ...(isAnyProtected ? { more: <ProtectionLink /> } : {}),
      source: nameSource(context),
      coverage: `${context.scope}, ${context.range}`,
      freshness: describeFreshness(figures),
      dataVersion: table.dataVersion,
      asOf: formatInstant(table.asOf),
      marking: context.marking,
    },
  };
}

function wordMessage({ heading, toMessage }: GroupQuestion, largest: GroupFigure, total: OwnedFigure): string {
  if (largest.figure.value === null) return `${heading}: no group is large enough to show`;
  if (isOwnAlone(largest.figure)) return `Yours alone can be shown: ${largest.name}, ${largest.figure.text}`;
  return toMessage(largest, total);
}
