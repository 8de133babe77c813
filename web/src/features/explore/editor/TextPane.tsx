import { type ReactNode, useEffect, useRef } from 'react';

import pane from '#features/explore/marks/Pane.module.css';
import { RailIcon } from '#features/explore/marks/RailIcon.js';
import { StateMark } from '#features/explore/marks/StateMark.js';

import type { EditorHost } from './editor-host.js';
import styles from './TextPane.module.css';

interface TextPaneProps {
  readonly host: EditorHost;
  /** The number of problems. */
  readonly problems: number;
  /** Whether the builder shows this text. */
  readonly isInStep: boolean;
  readonly onFormat: () => void;
  readonly onNext: () => void;
  readonly onClose: () => void;
  /** Further buttons in the heading. */
  readonly tools?: ReactNode;
  /** Content below the text. */
  readonly foot: ReactNode;
}

/** The text of the question, with its problems. */
export function TextPane({
  host,
  problems,
  isInStep,
  onFormat,
  onNext,
  onClose,
  tools = null,
  foot,
}: TextPaneProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      place.current === null
        ? undefined
        : host.attach(
            place.current,
            'Text of the question in GraphQL. Escape, then Tab leaves it.',
          ),
    [host],
  );

  return (
    <section className={pane.pane} aria-label="GraphQL text" data-pane="text">
      <header className={pane.head}>
        <h2>GraphQL</h2>
        {problems > 0 ? (
          <button className={styles.problems} type="button" onClick={onNext}>
            <StateMark shape="DIAMOND" />
            {problems} to correct <kbd>F8</kbd>
          </button>
        ) : (
          <span className={styles.step}>
            <StateMark shape={isInStep ? 'CIRCLE' : 'TRIANGLE'} />
            {isInStep ? 'Matches the builder' : 'Not in the builder'}
          </span>
        )}
        <span className={pane.gap} />
        {tools}
        <button className={pane.quiet} type="button" onClick={onFormat}>
          Format
        </button>
        <button
          className={pane.icon}
          type="button"
          onClick={onClose}
          aria-label="Close the text (Ctrl+E)"
          title="Close the text (Ctrl+E)"
        >
          <RailIcon />
        </button>
      </header>
      <div className={styles.text} ref={place} data-first-focus />
      {foot}
    </section>
  );
}
