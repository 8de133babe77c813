import type { ReactNode } from 'react';

import { PopButton } from '#features/explore/marks/PopButton.js';

import styles from './Builder.module.css';
import type { BuilderContext } from './builder.type.js';
import { BuilderIcon } from './BuilderIcon.js';
import type { TextRange } from './question.type.js';

interface SettingRowProps {
  readonly name: string;
  readonly words: string;
  /** The place of the setting in the text; null if it is not written there. */
  readonly range: TextRange | null;
  readonly context: BuilderContext;
  readonly content: (close: () => void) => ReactNode;
}

/**
 * A setting that every question has, on one line. A press opens it for editing and highlights its
 * place in the text.
 */
export function SettingRow({
  name,
  words,
  range,
  context: { isLit, onLight },
  content,
}: SettingRowProps) {
  const light = () => (range === null ? undefined : onLight(range));
  return (
    <div
      className={
        range !== null && isLit(range) ? `${styles.condition} ${styles.lit}` : styles.condition
      }
    >
      <PopButton
        label={`${name}: ${words}`}
        className={styles.say}
        onOpen={light}
        content={content}
      >
        <span>{name}</span>
        <b>{words}</b>
        <BuilderIcon of="CARET" />
      </PopButton>
    </div>
  );
}
