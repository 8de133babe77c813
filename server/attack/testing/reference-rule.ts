import { isPublishedAlready } from '#attack/published-cells.js';
import { readingOfLottery, type Rule } from '#attack/rule.js';
import { rowsAt } from '#attack/table.js';
import type { Target } from '#attack/target.js';

import { drawByHand } from './drawn-by-hand.js';
import { cellsOfRows, cutsTooOften, type Refuses } from './rows-by-hand.js';

/** The rule of docs/disclosure.md, slowly and from its words: what is served is compared with it. */
export function referenceRule(target: Target, isRefused: Refuses = cutsTooOften): Rule {
  return {
    ask(table) {
      const rows = cellsOfRows(target, table, isRefused);
      return (
        rows &&
        Int32Array.from(rows, (cells, place) =>
          isPublishedAlready(target, table, rowsAt(table, place))
            ? cells.reduce((sum, { count }) => sum + count, 0)
            : cells.reduce((sum, cell) => sum + drawByHand(cell, target.salt), 0),
        )
      );
    },
    read: readingOfLottery(),
    isHidden: (shown) => shown === 0,
    areSetsDrawn: false,
  };
}
