import { CardSketch } from './CardSketch.js';
import type { Sketch } from './read-sketches.js';
import type { ReadyQuestion } from './ready-questions.js';
import styles from './Start.module.css';

interface ReadyCardProps {
  readonly question: ReadyQuestion;
  /** A sketch of the question's answer; null while it loads, and if there is none. */
  readonly sketch: Sketch | null;
  /** The label of the sketch's quarter, or of the last if there are several. */
  readonly quarter: string;
  readonly onOpen: () => void;
}

/** A question in plain English, which opens as one that can be changed. */
export function ReadyCard({ question: { title, told }, sketch, quarter, onOpen }: ReadyCardProps) {
  return (
    <button className={styles.card} type="button" onClick={onOpen}>
      <b>{title}</b>
      {sketch === null ? null : <CardSketch sketch={sketch} />}
      <span>
        {sketch === null ? told : `${told}, ${sketch.kind === 'LINES' ? 'up to ' : ''}${quarter}`}
      </span>
    </button>
  );
}
