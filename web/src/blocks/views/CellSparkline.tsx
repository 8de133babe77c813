import type { BlockCell } from '#blocks/block.type.js';
import { Sparkline } from '#charts/Sparkline.js';
import type { Side } from '#lib/signal.js';

interface CellSparklineProps {
  readonly cell: BlockCell;
  readonly size: 'cell' | 'line';
}

/**
 * A figure quarter by quarter, on its own scale; nothing for a cell without quarters. The cell has
 * the latest figure in words.
 */
export function CellSparkline({ cell: { series, usual, mark, text }, size }: CellSparklineProps) {
  if (series.length === 0) return null;
  const latest = series.at(-1) ?? null;
  const side: Side = usual !== null && latest !== null && latest < usual.lower ? 'LOW' : 'HIGH';
  const points = series.map((value, index) => ({
    label: '',
    value,
    text,
    isOpen: false,
    signal: mark === 'SIGNAL' && index === series.length - 1 ? side : null,
    isBeyond: false,
  }));

  return (
    <span aria-hidden="true">
      <Sparkline
        content={{
          points,
          stretches: [{ start: 0, limits: usual }],
          level: null,
          targets: [],
          joinsOpen: false,
        }}
        label=""
        size={size}
      />
    </span>
  );
}
