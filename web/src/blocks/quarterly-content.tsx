import { Link } from 'react-router';

import { formatRange } from '#lib/quarter.js';
import type { FigureTableContent } from '#ui/figure-block/figure-block.type.js';

import type { BlockContent, BlockContext, BlockQuestion } from './block.type.js';
import { nameAbout } from './name-about.js';

interface QuarterlyContent {
  readonly table: FigureTableContent;
  readonly question: BlockQuestion;
}

/**
 * A list quarter by quarter, as a table and as the source of its file and query; null if the block
 * has no such list.
 */
export function toQuarterlyContent(
  { about, byQuarter, question: asked }: BlockContent,
  { toAddress, toTime }: BlockContext,
): QuarterlyContent | null {
  if (byQuarter === null) return null;
  const { table } = byQuarter;
  const question = { ...asked, ...byQuarter.question };
  return {
    question,
    table: {
      caption: `${nameAbout(about)}, ${formatRange(question.from.label, question.to.label)}`,
      headings: [table.rowHeading, ...table.columns.map(({ heading }) => heading)],
      rows: table.rows.map(({ key, label, cells }) => ({
        key,
        name: label,
        shown: <Link to={toAddress(toTime(key))}>{label}</Link>,
        cells: cells.map(({ text, value }) => ({ text, flags: '', value })),
      })),
    },
  };
}
