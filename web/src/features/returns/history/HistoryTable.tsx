import type { ShownPublished } from '#features/returns/return-documents.js';
import { ListTable } from '#ui/ListTable.js';

import { closedHeadings, headings, toClosedRow, toFold, toHistoryRow } from './history-row.js';
import { UndoButton } from './UndoButton.js';

interface HistoryTableProps {
  readonly returns: readonly ShownPublished[];
  /** False while viewing as somebody else, and for people who send nothing for the agency. */
  readonly mayUndo: boolean;
  /** Whether the viewer may open the records, and so see what each return changed. */
  readonly isOpen: boolean;
  readonly onUndone: () => void;
}

/** What an agency published, newest first, and the figures that each return moved. */
export function HistoryTable({ returns, mayUndo, isOpen, onUndone }: HistoryTableProps) {
  return (
    <ListTable
      caption={`What was published, newest first.${mayUndo ? ' The latest version of each return can be taken back in one step.' : ''}`}
      headings={isOpen ? headings : closedHeadings}
      actionHeading={mayUndo ? 'Take back' : undefined}
      rows={returns.map((each) => ({
        ...{
          key: each.id,
          cells: isOpen ? toHistoryRow(each) : toClosedRow(each),
          fold: toFold(each),
        },
        action:
          mayUndo && each.state === 'CURRENT' ? (
            <UndoButton published={each} onUndone={onUndone} />
          ) : null,
      }))}
    />
  );
}
