import type { BlockCell, BlockColumn } from '#blocks/block.type.js';

import { BarPlot } from './BarPlot.js';
import { CellSparkline } from './CellSparkline.js';
import { DotPlot } from './DotPlot.js';
import { PanelPlot } from './PanelPlot.js';
import { RangePlot } from './RangePlot.js';

interface CellDrawingProps {
  readonly cell: BlockCell;
  readonly column: BlockColumn;
  /** Whether its table takes the whole width. */
  readonly isLong: boolean;
}

/** A cell as its column draws it. */
export function CellDrawing({ cell, column, isLong }: CellDrawingProps) {
  switch (column.drawing) {
    case 'SPARKLINE':
      return <CellSparkline cell={cell} size={isLong ? 'cell' : 'line'} />;
    case 'PANEL':
      return <PanelPlot cell={cell} column={column} />;
    case 'BAR':
      return <BarPlot cell={cell} column={column} />;
    case 'RANGE':
      return <RangePlot cell={cell} />;
    default:
      return <DotPlot cell={cell} column={column} />;
  }
}
