import { BenchDialog } from '#features/explore/marks/BenchDialog.js';
import { TickControl } from '#ui/TickControl.js';

import { keyList } from './key-list.js';
import styles from './KeyList.module.css';

interface KeyListProps {
  readonly areSingleKeysOn: boolean;
  readonly onSingleKeys: (areOn: boolean) => void;
  readonly onClose: () => void;
}

/** All keys of the workbench. */
export function KeyList({ areSingleKeysOn, onSingleKeys, onClose }: KeyListProps) {
  return (
    <BenchDialog title="Keys" onClose={onClose}>
      <dl className={styles.keys}>
        {keyList.map(({ keys, does }) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>
        On a Mac, use Cmd instead of Ctrl. After the last pane, F6 goes back to your browser.
      </p>
      <TickControl
        label="Single keys, such as / and ?"
        hint="They never act while you type."
        state={{ isTicked: areSingleKeysOn, onChange: onSingleKeys }}
      />
    </BenchDialog>
  );
}
