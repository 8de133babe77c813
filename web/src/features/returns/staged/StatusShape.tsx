import type { ShownFinding } from './send-documents.js';
import styles from './StatusShape.module.css';

interface StatusShapeProps {
  readonly level: ShownFinding['level'];
}

/** The level of a finding, as a shape and a word. */
export function StatusShape({ level }: StatusShapeProps) {
  return (
    <span className={level === 'FAIL' ? styles.fail : styles.warn}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <path d={level === 'FAIL' ? 'M7 0 14 7 7 14 0 7Z' : 'M7 .8 13.6 13H.4Z'} />
      </svg>
      {level === 'FAIL' ? 'Fail' : 'Warn'}
    </span>
  );
}
