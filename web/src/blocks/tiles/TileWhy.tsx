import styles from './TileCard.module.css';

interface TileWhyProps {
  /** Clauses, the one that weighs most first. */
  readonly why: readonly string[];
}

/** Why a figure changed or is off target; nothing of one that is as usual. */
export function TileWhy({ why: [first, ...others] }: TileWhyProps) {
  if (first === undefined) return null;
  return (
    <span className={styles.why}>
      <b>{`${first}.`}</b> {others.map((clause) => `${clause}.`).join(' ')}
    </span>
  );
}
