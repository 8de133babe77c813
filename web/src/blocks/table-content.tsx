import { formatRange } from '#lib/quarter.js';
import type { FigureTableContent } from '#ui/figure-block/figure-block.type.js';

import type { BlockContent, BlockContext } from './block.type.js';
import { explainCell } from './block-question.js';
import { isOfMeasures } from './is-of-measures.js';
import { RowName } from './RowName.js';

/** All that a block says, in words: its other tab. */
export function toTableContent(block: BlockContent, context: BlockContext): FigureTableContent {
  const { about, table, question } = block;
  return {
    caption: `${about}, ${formatRange(question.from.label, question.to.label)}`,
    headings: [table.rowHeading, ...table.columns.map(({ heading }) => heading)],
    rows: table.rows.map((row) => ({
      key: row.key,
      name: row.label,
      shown: <RowName row={row} block={block} context={context} />,
      isTotal: row.kind === 'TOTAL',
      cells: row.cells.map(({ text, value }, index) => {
        const measure = table.columns[index]?.measure.key;
        const explains =
          measure === undefined || value === null
            ? undefined
            : isOfMeasures(block)
              ? explainCell(question, { ...row, kind: 'TOTAL' }, row.key)
              : explainCell(question, row, measure);
        return { text, flags: '', value, ...(explains === undefined ? {} : { explains }) };
      }),
    })),
  };
}
