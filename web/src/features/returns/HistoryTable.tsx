import { ListTable } from '#ui/ListTable.js';

import { toFold, toHistoryRow } from './history-row.js';
import type { ShownPublished } from './return-documents.js';
import { UndoButton } from './UndoButton.js';

interface HistoryTableProps {
  readonly returns: readonly ShownPublished[];
  /** False while viewing as somebody else, and for people who send nothing for the agency. */
  readonly mayUndo: boolean;
  readonly onUndone: () => void;
}

/** What an agency published, newest first, and the figures that each return moved. */
export function HistoryTable({ returns, mayUndo, onUndone }: HistoryTableProps) {
  return (
    <ListTable
      caption={`What was published, newest first.${mayUndo ? ' The newest of each return can be taken back in one step.' : ''}`}
      headings={[
        ...['Published', 'Return', 'What changed', 'Figures that moved', 'By', 'Version', 'Now'],
      ]}
      actionHeading={mayUndo ? 'Take back' : undefined}
      rows={returns.map((each) => ({
        ...{ key: each.id, cells: toHistoryRow(each), fold: toFold(each) },
        action:
          mayUndo && each.state === 'CURRENT' ? (
            <UndoButton published={each} onUndone={onUndone} />
          ) : null,
      }))}
    />
  );
}
