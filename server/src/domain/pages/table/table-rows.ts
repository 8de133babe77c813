import type { BlockRow } from '#domain/pages/block/block.js';
import { isMark, toCell } from '#domain/pages/cells/cell.js';
import { toApartCell } from '#domain/pages/cells/own-cell.js';
import { groupOf, labelPart } from '#domain/pages/cells/part-label.js';
import type { TableDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { findLikeKpi } from '#domain/pages/questions/like-with-like.js';

import { outlierFinder } from './outlier-finder.js';
import { headlineOf, type Line, orderLines, type TableLines } from './table-lines.js';

/** The rows of a table in their order, with the lines that they are built from. */
export interface TableRows {
  readonly ordered: readonly Line[];
  /** The rows, one for each line. */
  readonly rows: readonly BlockRow[];
  /** The whole; empty if there is none. */
  readonly total: readonly BlockRow[];
  /** How many parts have a figure for the first measure. */
  readonly returned: number;
  /** Whether there are more parts than are drawn. */
  readonly isFolded: boolean;
}

/** A row for each part that has figures, and one for the whole. */
export function toRows(
  block: TableDeclaration,
  { shown, parts, whole }: TableLines,
  setting: AnswerSetting,
): TableRows {
  const { referenceData } = setting;
  const isByObjective = block.by === 'OBJECTIVE';
  const toRow = rowMaker(block, { shown, whole }, setting);
  const isFolded = block.drawsMost !== undefined && parts.length > block.drawsMost;
  const nameGroup = ({ first }: Line) => (isFolded ? null : groupOf(first, referenceData));
  const ordered = isByObjective ? parts : orderLines(parts, nameGroup);
  const returned = ordered.filter(({ first }) => first.figure.value !== null).length;
  const label = block.by === 'AGENCY' ? `All ${returned} with returns` : 'All';
  return {
    ...{ ordered, returned, isFolded },
    rows: ordered.map((line) =>
      toRow(line, {
        kind: 'PART',
        label: labelPart(line.first, referenceData),
        group: nameGroup(line),
      }),
    ),
    total: whole
      ? [{ ...toRow(whole, { kind: 'TOTAL', label, group: null }), isMarked: false }]
      : [],
  };
}

type RowMaker = (line: Line, row: Pick<BlockRow, 'kind' | 'label' | 'group'>) => BlockRow;

function rowMaker(
  block: TableDeclaration,
  { shown, whole }: Pick<TableLines, 'shown' | 'whole'>,
  setting: AnswerSetting,
): RowMaker {
  const isApart = setting.page.own.length > 0;
  const isByObjective = block.by === 'OBJECTIVE';
  const findOutlier = outlierFinder(block, setting);
  return (line, { kind, label, group }) => {
    const cells = shown.map((column) => {
      const isCompared = findOutlier.isCompared(column);
      const options = {
        // A place or an agency stands out by comparison with chance, and not with the target of the
        // whole.
        commonTarget: isCompared ? null : (whole?.kpiOf(column)?.target ?? null),
        isAmongMany: !isByObjective,
        like: isByObjective ? findLikeKpi(setting.findKpi, headlineOf(line.first)) : null,
        outlier:
          kind === 'PART' && isCompared
            ? findOutlier.markOf(column.measure, line.first.part?.key ?? '')
            : null,
      };
      const all = line.kpiOf(column);
      return isApart && all !== null
        ? toApartCell({ all, own: line.ownOf(column) }, column, options)
        : toCell(all, column, options);
    });
    const isMarked = cells.some(({ mark }) => isMark(mark));
    return {
      key: kind === 'TOTAL' ? kind : (line.first.part?.key ?? line.first.objective ?? kind),
      kind,
      label,
      group,
      isMarked,
      cells,
    };
  };
}
