import { type ReactNode, useRef, useState } from 'react';

import { useElementWidth } from '#features/explore/answer/use-element-width.js';

import styles from './AnswerChart.module.css';

/** The width of an answer, in CSS pixels, from which the settings have room beside the chart. */
const SETTINGS_BESIDE = 760;

interface ChartFrameProps {
  readonly children: ReactNode;
  /**
   * The chosen kind, such as "Heat table", which a narrow answer shows in place of the settings.
   */
  readonly chosen: string;
  readonly settings: ReactNode;
}

/**
 * A chart with its settings beside it or, where the answer is narrow, folded above it, so that the
 * chart keeps its room and is in sight when another kind is chosen.
 */
export function ChartFrame({ children, chosen, settings }: ChartFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame);
  const [isOpen, setIsOpen] = useState(false);
  const isNarrow = width > 0 && width < SETTINGS_BESIDE;

  return (
    <div ref={frame} className={styles.frame} data-narrow={isNarrow}>
      {isNarrow ? (
        <details
          className={styles.folded}
          data-picture="none"
          open={isOpen}
          onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
        >
          <summary>
            Chart: <b>{chosen}</b>
          </summary>
          {settings}
        </details>
      ) : null}
      <div className={styles.space}>{children}</div>
      {isNarrow ? null : (
        <div className={styles.why} data-picture="none">
          {settings}
        </div>
      )}
    </div>
  );
}
