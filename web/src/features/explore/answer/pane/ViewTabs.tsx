import type { KeyboardEvent } from 'react';

import { type AnswerView, answerViews } from '#features/explore/answer-view.js';
import styles from '#ui/ViewTabs.module.css';

interface ViewTabsProps {
  /** The answer's id: the ids of its views are `<id>-table` and so on. */
  readonly id: string;
  readonly headingId: string;
  readonly shown: AnswerView;
  /** Whether the answer can only be shown as it was sent. */
  readonly isJsonAlone: boolean;
  readonly onChoose: (view: AnswerView) => void;
}

const names = { table: 'Table', chart: 'Chart', json: 'JSON' } as const;
const steps: Readonly<Partial<Record<string, number>>> = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * The views of an answer as tabs, with one tab stop. The three buttons are written here, because
 * the tabs of other pages would make the workbench a twelfth larger.
 */
export function ViewTabs({ id, headingId, shown, isJsonAlone, onChoose }: ViewTabsProps) {
  const step = (event: KeyboardEvent<HTMLElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:enabled')];
    const by = steps[event.key];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const end = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : null;
    const next = by === undefined ? end : (at + by + buttons.length) % buttons.length;
    if (next === null) return;
    event.preventDefault();
    buttons[next]?.focus();
    buttons[next]?.click();
  };
  return (
    <div
      className={styles.tabs}
      role="tablist"
      aria-labelledby={headingId}
      tabIndex={-1}
      onKeyDown={step}
    >
      {answerViews.map((view, index) => (
        <button
          key={view}
          className={styles.tab}
          type="button"
          role="tab"
          id={`${id}-tab-${view}`}
          aria-selected={view === shown}
          aria-controls={view === shown ? `${id}-${view}` : undefined}
          aria-keyshortcuts={`Alt+${index + 1}`}
          tabIndex={view === shown ? 0 : -1}
          disabled={isJsonAlone && view !== 'json'}
          onClick={() => onChoose(view)}
        >
          {names[view]}
        </button>
      ))}
    </div>
  );
}
