import { useState } from 'react';

import type { AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import type { Run } from '#features/explore/workbench.type.js';
import { explainFigures } from '#lib/figure.js';
import { toReaderNotes } from '#lib/notes.js';
import { TextButton } from '#ui/TextButton.js';

import styles from './AnswerPane.module.css';

interface AnswerNotesProps {
  readonly run: Run;
  /** The answer as a table; null if no part of it is one. */
  readonly shape: AnswerShape | null;
  readonly marking: string;
}

/** Notes longer than this, in characters, are folded. */
const most = 320;

/**
 * What readers must know before they trust an answer: what failed, whose returns are missing, and
 * what its flags mean.
 */
export function AnswerNotes({ run: { asked, errors }, shape, marking }: AnswerNotesProps) {
  const [isWhole, setIsWhole] = useState(false);
  const missing = shape?.returns?.missing ?? [];
  const figures = (shape?.rows ?? []).flatMap(({ cells }) =>
    cells.map(({ value, text, flags }) => ({ value, text, displayText: text, flags })),
  );
  const isUnmarked =
    (shape?.columns ?? []).some(({ kind }) => kind === 'FIGURE') && !/\bflags\b/.test(asked.text);
  const notes = [
    ...(missing.length === 0 ? [] : [`Returns are missing from ${missing.join(', ')}.`]),
    ...(isUnmarked ? ['No flags were asked for, so none are shown.'] : []),
    ...explainFigures(figures, toReaderNotes(shape?.notes ?? [])),
    ...((shape?.totals ?? null) === null ? [] : ['Totals are counted separately, not added up.']),
  ]
    .toSorted((one, other) => rank(one) - rank(other))
    .join(' ');
  const isLong = notes.length > most + 40;
  return (
    <div className={styles.notes}>
      {errors.map(({ message }) => (
        <p key={message} className={styles.failed}>
          Part of it did not work: {message}
        </p>
      ))}
      {isLong && !isWhole ? (
        <>
          <p className={styles.folded} data-picture="none">
            {`${notes.slice(0, notes.lastIndexOf(' ', most))} … `}
            {marking}
          </p>
          {/* Pictures and printed pages show all notes in full, because nobody can unfold them
          there. */}
          <p className={styles.unfolded} data-picture="only" hidden>
            {`${notes} `}
            {marking}
          </p>
        </>
      ) : (
        <p>
          {`${notes} `}
          {marking}
        </p>
      )}
      {isLong ? (
        <span className={styles.fold} data-picture="none">
          <TextButton isOpen={isWhole} onPress={() => setIsWhole(!isWhole)}>
            {isWhole ? 'Fewer notes' : 'All notes'}
          </TextButton>
        </span>
      ) : null}
    </div>
  );
}

/**
 * The rank of a note: notes on hidden and rounded figures come first, notes on provisional figures
 * last, and the others keep their order.
 */
function rank(note: string): number {
  if (/^\[[ce]\]/.test(note)) return 0;
  return note.startsWith('[p]') ? 2 : 1;
}
