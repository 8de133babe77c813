import type { ReactNode } from 'react';

import styles from './Builder.module.css';
import type { BuilderGround } from './builder.type.js';
import { BuilderIcon } from './BuilderIcon.js';
import { PopButton } from './PopButton.js';
import type { TextRange } from './question.type.js';

interface SettingRowProps {
  readonly name: string;
  readonly words: string;
  /** Where it stands in the text; null where nothing is written of it. */
  readonly range: TextRange | null;
  readonly ground: BuilderGround;
  readonly content: (close: () => void) => ReactNode;
}

/** Something that every question has, on one line, with the way to change it. */
export function SettingRow({ name, words, range, ground: { isLit, onLight }, content }: SettingRowProps) {
  const light = () => (range === null ? undefined : onLight(range));
  return (
    <div className={range !== null && isLit(range) ? `${styles.condition} ${styles.lit}` : styles.condition}>
      <button className={styles.say} type="button" onClick={light} title={`${name}: ${words}`}>
        <span>{name}</span>
        <b>{words}</b>
      </button>
      <PopButton label={`Change ${name.toLowerCase()}`} className={styles.icon} onOpen={light} content={content}>
        <BuilderIcon of="CARET" />
      </PopButton>
    </div>
  );
}
