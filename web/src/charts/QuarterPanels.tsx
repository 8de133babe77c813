import { useId, useState } from 'react';

import { HatchPattern } from './HatchPattern.js';
import { panelHeight } from './panel-layout.js';
import type { PanelQuarter, QuarterPanelContent } from './quarter-panels.type.js';
import { QuarterPanel } from './QuarterPanel.js';
import styles from './QuarterPanels.module.css';

interface QuarterPanelsProps {
  /** In order of time. */
  readonly quarters: readonly PanelQuarter[];
  readonly panels: readonly QuarterPanelContent[];
  /** `target for Q2 2026/27`; null if no panel has one. */
  readonly targetName: string | null;
  /** `Q3 2026/27 so far, 57 of 92 days`; null if no quarter is open. */
  readonly openName: string | null;
  /** The period of a bar: `quarter`, `month` or `year`. */
  readonly unit: string;
  /**
   * Height of each panel with its axis, in CSS pixels; by default the height for four panels side
   * by side.
   */
  readonly height?: number;
  /** Width on paper of a single panel, in CSS pixels; by default the page's. */
  readonly onPaper?: number;
  /** Called when a quarter is chosen, by Enter or by the pointer. */
  readonly onChoose: (key: string) => void;
}

/** Width of a panel on half an A4 page. */
const halfOfPaper = 316;

/**
 * Bars by quarter in panels side by side, each on its own scale from zero. The arrow keys and the
 * pointer move through the quarters of all panels at once; Enter or a press chooses one.
 */
export function QuarterPanels({
  quarters,
  panels,
  targetName,
  openName,
  unit,
  height = panelHeight,
  onPaper,
  onChoose,
}: QuarterPanelsProps) {
  const [active, setActive] = useState<number | null>(null);
  const hatch = useId();
  const hasSignal = panels.some(({ points }) => points.some(({ isSignal }) => isSignal));

  return (
    <>
      <ul className={styles.key} aria-label="Key">
        {targetName === null ? null : (
          <li>
            <svg width="22" height="12" aria-hidden="true">
              <path className={styles.target} d="M0 6H22" />
            </svg>
            {targetName}
          </li>
        )}
        {hasSignal ? (
          <li>
            <svg width="12" height="12" aria-hidden="true">
              <path className={styles.signal} d="M6 1l5 5-5 5-5-5Z" />
            </svg>
            real change
          </li>
        ) : null}
        {quarters.some(({ isProvisional, isOpen }) => isProvisional === true && !isOpen) ? (
          <li>
            <svg width="12" height="14" aria-hidden="true">
              <rect className={styles.provisional} width="12" height="14" />
            </svg>
            provisional [p]
          </li>
        ) : null}
        {openName === null ? null : (
          <li>
            <svg width="12" height="14" aria-hidden="true">
              <HatchPattern id={hatch} tone="quiet" />
              <rect
                className={styles.open}
                x=".5"
                y=".5"
                width="11"
                height="13"
                fill={`url(#${hatch})`}
              />
            </svg>
            {openName}
          </li>
        )}
      </ul>
      <div className={styles.panels}>
        {panels.map((panel) => (
          <div key={panel.name} className={styles.panel}>
            {panel.head}
            <QuarterPanel
              quarters={quarters}
              panel={panel}
              unit={unit}
              height={height}
              onPaper={panels.length === 1 ? onPaper : halfOfPaper}
              active={active}
              onMove={setActive}
              onChoose={onChoose}
            />
          </div>
        ))}
      </div>
    </>
  );
}
