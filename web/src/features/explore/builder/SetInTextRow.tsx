import styles from './Builder.module.css';
import type { BuilderContext } from './builder.type.js';
import type { TextRange } from './question.type.js';

interface SetInTextRowProps {
  readonly what: string;
  /** The part as it is written; null if its name says enough. */
  readonly text: string | null;
  readonly range: TextRange;
  readonly context: BuilderContext;
}

/** A part of a question that can only be changed in the text, with a link to it. */
export function SetInTextRow({
  what,
  text,
  range,
  context: { isLit, onLight },
}: SetInTextRowProps) {
  return (
    <div className={isLit(range) ? `${styles.condition} ${styles.lit}` : styles.condition}>
      <button
        className={styles.say}
        type="button"
        onClick={() => onLight(range)}
        title={text ?? what}
      >
        <span>{what}</span>
        <b className={styles.inText}>
          set in the text
          {text === null ? null : <code>{text}</code>}
        </b>
      </button>
    </div>
  );
}
