import { objectiveTones } from './labels.js';
import styles from './ObjectiveSwatch.module.css';

interface ObjectiveSwatchProps {
  readonly objective: keyof typeof objectiveTones;
}

/** The colour of an objective, beside its name. */
export function ObjectiveSwatch({ objective }: ObjectiveSwatchProps) {
  return <span className={`${styles.swatch} ${styles[objectiveTones[objective]]}`} aria-hidden="true" />;
}
