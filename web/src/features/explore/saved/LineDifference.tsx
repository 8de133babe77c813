import { ScrollRegion } from '#ui/ScrollRegion.js';

import { describeDifference, findLineDifference } from './line-difference.js';
import styles from './LineDifference.module.css';

interface LineDifferenceProps {
  readonly before: string;
  readonly after: string;
  /** The subject of the texts, for screen readers. */
  readonly label: string;
}

const signs = { SAME: ' ', ADDED: '+', REMOVED: '−' } as const;

/** The difference between two texts: in words first, and line by line below. */
export function LineDifference({ before, after, label }: LineDifferenceProps) {
  const lines = findLineDifference(before, after);
  return (
    <>
      <p>{describeDifference(lines)}</p>
      <ScrollRegion label={label} role="group" className={styles.frame}>
        <pre className={styles.diff}>
          {lines.map((line, index) => (
            <span key={index} className={styles[line.kind]}>
              {`${signs[line.kind]} ${line.text}\n`}
            </span>
          ))}
        </pre>
      </ScrollRegion>
    </>
  );
}
