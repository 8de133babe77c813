import type { Ref } from 'react';

import styles from '#features/explore/marks/Pane.module.css';
import { RailIcon } from '#features/explore/marks/RailIcon.js';
import { HiddenText } from '#ui/HiddenText.js';

interface PaneRailProps {
  readonly name: string;
  /** The label of the button, such as "Open the text (Ctrl+E)". */
  readonly label: string;
  /** A note on the content of the closed pane. */
  readonly note: string;
  readonly onOpen: () => void;
  /** The button, so that the focus can return to it. */
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A closed pane: its name, and a button to open it. */
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
