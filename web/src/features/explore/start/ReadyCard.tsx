import type { QuestionText } from '#features/explore/workbench.type.js';

import type { ReadyQuestion } from './ready-questions.js';
import styles from './Start.module.css';

interface ReadyCardProps {
  readonly question: ReadyQuestion;
  /** As it is asked first. */
  readonly asked: QuestionText;
  readonly onOpen: () => void;
}

/** A question in plain English, which opens as one that can be changed. */
export function ReadyCard({ question: { title, told }, onOpen }: ReadyCardProps) {
  return (
    <button className={styles.card} type="button" onClick={onOpen}>
      <b>{title}</b>
      <span>{told}</span>
    </button>
  );
}
