import type { Side } from '#lib/signal.js';

import type { Variation } from './judgement.type.js';
import { isRealChange } from './real-change.js';
import styles from './VariationWord.module.css';

interface VariationWordProps {
  readonly variation: Variation;
  /** The side on which the latest quarter is, high or low; used only for a real change. */
  readonly side: Side | null;
}

/**
 * A variation as a mark and a word. The position of the dot means high or low; word and colour mean
 * good or bad.
 */
export function VariationWord({ variation, side }: VariationWordProps) {
  const { word, tone } = looks[variation];

  return (
    <span className={`${styles.variation} ${styles[tone]}`}>
      <svg className={styles.mark} width="24" height="16" viewBox="0 0 24 16" aria-hidden="true">
        {variation === 'TOO_FEW_POINTS' ? (
          [6, 12, 18].map((across) => (
            <circle key={across} className={styles.few} cx={across} cy="8" r="2" />
          ))
        ) : variation === 'TOO_CLOSE' ? (
          <>
            <rect className={styles.band} x="0" y="5" width="24" height="6" />
            <path className={styles.reach} d="M17 1v14M14 1h6M14 15h6" />
          </>
        ) : (
          <>
            <rect className={styles.band} x="0" y="5" width="24" height="6" />
            <circle
              className={styles.dot}
              cx="17"
              cy={heights[isRealChange(variation) && side !== null ? side : 'USUAL']}
              r="2.8"
            />
          </>
        )}
      </svg>
      {word}
    </span>
  );
}

const heights = { HIGH: 2.8, USUAL: 8, LOW: 13.2 } as const;

const looks = {
  IMPROVING: { word: 'Improving', tone: 'better' },
  WORSENING: { word: 'Worsening', tone: 'worse' },
  UNUSUALLY_HIGH: { word: 'Unusually high', tone: 'flat' },
  UNUSUALLY_LOW: { word: 'Unusually low', tone: 'flat' },
  NO_REAL_CHANGE: { word: 'No real change', tone: 'flat' },
  TOO_CLOSE: { word: 'Too close to tell', tone: 'flat' },
  TOO_FEW_POINTS: { word: 'Too few points', tone: 'flat' },
} as const satisfies Readonly<Record<Variation, unknown>>;
