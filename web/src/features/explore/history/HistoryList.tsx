import { BenchDialog } from '#features/explore/marks/BenchDialog.js';
import type { Params } from '#features/explore/storage/history.js';
import { formatInstant } from '#lib/format.js';

import styles from './HistoryList.module.css';

interface HistoryListProps {
  readonly asked: readonly Params[];
  readonly onOpen: (asked: Params) => void;
  readonly onClose: () => void;
}

/** Questions asked on this computer, latest first: each can be opened again as it was. */
export function HistoryList({ asked, onOpen, onClose }: HistoryListProps) {
  return (
    <BenchDialog title="History" onClose={onClose}>
      {asked.length === 0 ? (
        <p>No questions yet.</p>
      ) : (
        <ul className={styles.list}>
          {asked.map((each) => (
            <li key={each.at}>
              <button type="button" onClick={() => onOpen(each)}>
                <span>{each.name}</span>
                <span>
                  {formatInstant(each.at)}, {each.outcome}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.note}>
        The last 200, for 90 days, only on this computer. Only you see it; signing out clears it.
      </p>
    </BenchDialog>
  );
}
