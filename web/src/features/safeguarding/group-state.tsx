import { RankedBars } from '#charts/RankedBars.js';
import { besideFigure, explainFigures, type FigureValue, formatFigure, formatFlags, isHidden } from '#lib/figure.js';
import { formatInstant } from '#lib/format.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';

import { type GroupFigure, sortGroups, summariseGroups } from './group-words.js';
import type { BlockContext } from './referral.type.js';
import { describeFreshness, hiddenReferrals } from './scope.js';

interface GroupQuestion {
  readonly context: BlockContext;
  readonly table: { readonly dataVersion: number; readonly asOf: string; readonly notes: readonly string[] };
  /** `Age band`: heading of the first column. */
  readonly heading: string;
  /** `by age band`: the middle of the caption. */
  readonly grouping: string;
  readonly groups: readonly GroupFigure[];
  readonly total: FigureValue | null;
  /** The headline, from the groups sorted largest first and the total. */
  readonly toMessage: (groups: readonly GroupFigure[], total: FigureValue) => string;
}

/** The state of a block that shows people by group: bars that lie down, largest first, and their table. */
export function toGroupState(question: GroupQuestion): FigureState {
  const { context, table, heading, grouping, groups, total, toMessage } = question;
  const sorted = sortGroups(groups);
  if (isHidden(total)) return { kind: 'refused', sentence: hiddenReferrals };
  if (total === null || total.value === 0 || sorted.length === 0) {
    return { kind: 'empty', sentence: `No NRM referrals are recorded for ${context.scope} in ${context.range}.` };
  }

  const figures = sorted.map((group) => group.figure);
  const rows = sorted.map(({ key, name, figure }) => ({
    key,
    name,
    value: figure.value,
    text: formatFigure(figure),
    flags: formatFlags(besideFigure(figure)),
  }));

  return {
    kind: 'ready',
    content: {
      message: toMessage(sorted, total),
      summary: summariseGroups(sorted, total),
      chart: <RankedBars bars={rows} />,
      isChartWhole: true,
      table: {
        caption: `NRM referrals ${grouping}, ${context.scope}, ${context.range}`,
        headings: [heading, 'People'],
        rows: [
          ...rows.map(({ key, name, text, flags }) => ({ key, name, cells: [{ text, flags }] })),
          {
            key: 'total',
            name: 'Everyone referred',
            cells: [{ text: formatFigure(total), flags: formatFlags(besideFigure(total)) }],
            isTotal: true,
          },
        ],
      },
      notes: explainFigures([...figures, total], table.notes),
      source: 'referral returns, pathway NRM',
      coverage: `${context.scope}, ${context.range}`,
      freshness: describeFreshness(figures),
      dataVersion: table.dataVersion,
      asOf: formatInstant(table.asOf),
      marking: context.marking,
    },
  };
}
