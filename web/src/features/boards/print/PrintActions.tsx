import { formatDay } from '#lib/format.js';

import styles from './Print.module.css';
import type { PrintedAction } from './print-document.js';
import { describeActionState, summariseActions } from './print-words.js';

interface PrintActionsProps {
  readonly actions: readonly PrintedAction[];
  /** All actions, if `actions` is only some of them; by default the same as `actions`. */
  readonly all?: readonly PrintedAction[];
}

/** The actions of the board, as they are in the pack, the overdue ones first. */
export function PrintActions({ actions, all = actions }: PrintActionsProps) {
  return (
    <section className={styles.section} aria-labelledby="actions">
      <h2 id="actions" className={styles.heading}>
        Actions
      </h2>
      <p className={styles.note}>
        {summariseActions(all)}. Carried from pack to pack until they are closed
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Who</th>
            <th scope="col">Due</th>
            <th scope="col">State</th>
            <th scope="col">Packs</th>
          </tr>
        </thead>
        <tbody>
          {actions.map((action) => (
            <tr key={action.id}>
              <th scope="row">
                <bdi>{action.text}</bdi>
                {action.notes === '' ? null : <small dir="auto">{action.notes}</small>}
              </th>
              <td>{action.owner}</td>
              <td className={styles.oneLine}>
                {action.dueOn === null ? 'No day set' : formatDay(action.dueOn)}
              </td>
              <td className={action.isOverdue ? styles.overdue : undefined}>
                {describeActionState(action)}
              </td>
              <td>{action.age === 1 ? 'new' : action.age}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
