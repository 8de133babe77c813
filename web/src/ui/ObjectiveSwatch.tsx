import styles from './ObjectiveSwatch.module.css';

interface ObjectiveSwatchProps {
  readonly objective: keyof typeof objectiveTones;
}

/** The class of each objective's colour, by its code. */
const objectiveTones = {
  PURSUE: 'pursue',
  PREVENT: 'prevent',
  PROTECT: 'protect',
  PREPARE: 'prepare',
} as const;

/** The colour of an objective, beside its name. */
export function ObjectiveSwatch({ objective }: ObjectiveSwatchProps) {
  return (
    <span className={`${styles.swatch} ${styles[objectiveTones[objective]]}`} aria-hidden="true" />
  );
}
