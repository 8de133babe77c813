import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

import { CrossIcon } from '#features/explore/marks/CrossIcon.js';
import { PlusIcon } from '#features/explore/marks/PlusIcon.js';
import { isUnsaved, type OpenQuestions } from '#features/explore/questions/open-questions.js';

import styles from './QuestionTabs.module.css';

interface QuestionTabsProps {
  readonly open: OpenQuestions;
  readonly onChoose: (id: string) => void;
  readonly onClose: (id: string) => void;
  readonly onNew: () => void;
  /** Further links, at the end. */
  readonly children: ReactNode;
}

/** The open questions, as a single stop for Tab: arrow keys move from one to the next. */
export function QuestionTabs({
  open: { questions, chosen },
  onChoose,
  onClose,
  onNew,
  children,
}: QuestionTabsProps) {
  const current = useRef<HTMLSpanElement>(null);
  useEffect(
    () => current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    [chosen],
  );
  return (
    <div className={styles.bar}>
      <div className={styles.inner}>
        <div
          className={styles.tabs}
          data-several={questions.length > (chosen === null ? 0 : 1)}
          role="toolbar"
          aria-label="Open questions"
          tabIndex={-1}
          onKeyDown={stepFocus}
        >
          {questions.map((question) => {
            const isChosen = question.id === chosen;
            const unsaved = isUnsaved(question);
            return (
              <span
                key={question.id}
                ref={isChosen ? current : undefined}
                className={isChosen ? `${styles.tab} ${styles.chosen}` : styles.tab}
              >
                <button
                  className={styles.name}
                  type="button"
                  tabIndex={isChosen ? 0 : -1}
                  aria-current={isChosen ? 'true' : undefined}
                  title={question.name}
                  onClick={() => onChoose(question.id)}
                  aria-label={unsaved ? `${question.name}, not saved` : question.name}
                >
                  <span>{question.name}</span>
                  {unsaved ? <i className={styles.unsaved} /> : null}
                </button>
                <button
                  className={styles.close}
                  type="button"
                  tabIndex={-1}
                  onClick={() => onClose(question.id)}
                  aria-label={`Close ${question.name}`}
                >
                  <CrossIcon />
                </button>
              </span>
            );
          })}
          <button
            className={`${styles.close} ${styles.plus}`}
            type="button"
            tabIndex={questions.length === 0 ? 0 : -1}
            onClick={onNew}
            aria-label="New question (Alt+N)"
            title="New question (Alt+N)"
          >
            <PlusIcon />
          </button>
        </div>
        <div className={styles.side}>{children}</div>
      </div>
    </div>
  );
}

function stepFocus(event: KeyboardEvent<HTMLElement>): void {
  const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
  const by = steps[event.key];
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const place = buttons.findIndex((button) => button === document.activeElement);
  if (by === undefined || place === -1) return;
  event.preventDefault();
  buttons[(place + by + buttons.length) % buttons.length]?.focus();
}
