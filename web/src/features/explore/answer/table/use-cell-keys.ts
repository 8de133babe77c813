import { type KeyboardEvent, type PointerEvent, useState } from 'react';

import {
  type CellBounds,
  type CellPlace,
  type CellRange,
  moveCell,
} from '#features/explore/answer/cell-range.js';

interface CellKeys {
  readonly bounds: CellBounds;
  /** Scrolls a row into view. */
  readonly onReach: (place: CellPlace) => void;
  readonly onSort: (column: number) => void;
  readonly onPin: (column: number) => void;
  readonly onResize: (column: number, by: number) => void;
}

/**
 * Moves and selects by cell. Enter or a click starts, and Escape ends. Arrow keys move, and with
 * Shift they select; dragging selects too. On a heading, Enter sorts, P pins the column, and Shift
 * with an arrow changes its width.
 */
export function useCellKeys({ bounds, onReach, onSort, onPin, onResize }: CellKeys) {
  const [range, setRange] = useState<CellRange | null>(null);
  const active = range?.to ?? null;

  const go = (to: CellPlace, isExtended: boolean) => {
    setRange((before) =>
      isExtended && before !== null && before.from.row >= 0 && to.row >= 0
        ? { ...before, to }
        : { from: to, to },
    );
    onReach(to);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey, altKey } = event;
    const isControl = event.ctrlKey || event.metaKey;
    if (altKey) return;
    if (active === null) {
      if (key !== 'Enter' || isControl) return;
      event.preventDefault();
      go({ row: bounds.rows > 0 ? 0 : -1, column: 0 }, false);
      return;
    }
    if (key === 'Escape') {
      event.preventDefault();
      setRange(null);
      return;
    }
    if (key.toLowerCase() === 'a' && isControl && bounds.rows > 0) {
      event.preventDefault();
      setRange({
        from: { row: 0, column: 0 },
        to: { row: bounds.rows - 1, column: bounds.columns - 1 },
      });
      return;
    }
    if (active.row === -1 && !isControl) {
      const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
      if (shiftKey && by !== 0) onResize(active.column, by);
      else if (key === 'Enter' || key === ' ') onSort(active.column);
      else if (key.toLowerCase() === 'p') onPin(active.column);
      if ((shiftKey && by !== 0) || key === 'Enter' || key === ' ' || key.toLowerCase() === 'p') {
        event.preventDefault();
        return;
      }
    }
    const next = moveCell(active, key, { bounds, toEdge: isControl });
    if (next === null) return;
    event.preventDefault();
    go(next, shiftKey);
  };

  const onPointerDown = (event: PointerEvent) => {
    const place = findPlace(event.target);
    if (place === null || event.button !== 0 || event.pointerType === 'touch') return;
    setRange((before) =>
      event.shiftKey && before !== null ? { ...before, to: place } : { from: place, to: place },
    );
  };
  const onPointerOver = (event: PointerEvent) => {
    const place = findPlace(event.target);
    // Dragging selects only while the main button is held down.
    if (place === null || event.buttons !== 1 || event.pointerType === 'touch') return;
    setRange((before) => (before === null ? null : { ...before, to: place }));
  };

  return { range, active, onKeyDown, onPointerDown, onPointerOver };
}

/** The cell in which an event happened; null outside all cells. */
function findPlace(target: EventTarget): CellPlace | null {
  const cell = target instanceof Element ? target.closest('[data-row]') : null;
  if (!(cell instanceof HTMLElement)) return null;
  const { row, column } = cell.dataset;
  return row === undefined || column === undefined
    ? null
    : { row: Number(row), column: Number(column) };
}
