import type { RefObject } from 'react';

import { type Entry, FigureActionList } from '#ui/figure-block/FigureActionList.js';

import type { AnswerToExport } from './export.type.js';
import { listActions } from './list-actions.js';

interface ExportListProps {
  readonly id: string;
  readonly answer: AnswerToExport;
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly entry: Entry;
  /** Called with the outcome of the chosen export. */
  readonly onTell: (words: string) => void;
  readonly onClose: () => void;
}

/** The open menu of exports. */
export function ExportList({ answer, onTell, ...list }: ExportListProps) {
  return <FigureActionList {...list} label="Export" actions={listActions(answer, onTell)} />;
}
