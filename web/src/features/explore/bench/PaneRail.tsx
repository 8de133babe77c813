import type { Ref } from 'react';

import styles from '#features/explore/marks/Pane.module.css';
import { RailIcon } from '#features/explore/marks/RailIcon.js';
import { HiddenText } from '#ui/HiddenText.js';

interface PaneRailProps {
  readonly name: string;
  /** What opens it, such as "Open the text (Ctrl+E)". */
  readonly label: string;
  /** What to show about a closed pane. */
  readonly note: string;
  readonly onOpen: () => void;
  /** To lead the reader back to it. */
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A pane that is closed: its name, and the way to open it. */
export function PaneRail({ name, label, note, onOpen, ref }: PaneRailProps) {
  return (
    <button
      className={styles.rail}
      type="button"
      onClick={onOpen}
      title={label}
      ref={ref}
      data-pane={name.toLowerCase()}
    >
      <RailIcon />
      <HiddenText>Open</HiddenText> <b>{name}</b> <span>{note}</span>
    </button>
  );
}
