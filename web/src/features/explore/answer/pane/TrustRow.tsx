import type { Trust } from '#features/explore/answer/trust.js';
import { describeFlag, formatFlags } from '#lib/figure.js';
import { capitalise, formatNumber, joinWords } from '#lib/format.js';
import { TextButton } from '#ui/TextButton.js';

import styles from './AnswerPane.module.css';

interface TrustRowProps {
  readonly trust: Trust;
  /** Why records were opened; null if none were. */
  readonly reason: string | null;
  /** Asks for all groups, if the answer was cut short and they can be listed; null otherwise. */
  readonly all: { readonly count: number; readonly onAsk: () => void } | null;
}

/**
 * How far an answer can be relied on: whether it is complete, which returns are in, and what
 * applies to every figure.
 */
export function TrustRow({
  trust: { shape, rows, returns, shared, apart },
  reason,
  all,
}: TrustRowProps) {
  return (
    <p className={styles.trust}>
      <span className={shape === 'GOOD' ? styles.good : styles.near}>
        <Shape isGood={shape === 'GOOD'} />
        {rows}
      </span>
      {all === null ? null : (
        <TextButton onPress={all.onAsk}>{`List all ${formatNumber(all.count)}`}</TextButton>
      )}
      {returns === null ? null : (
        <span className={returns.isMissing ? styles.near : undefined}>
          {returns.isMissing ? <Shape isGood={false} /> : null}
          {returns.text}
        </span>
      )}
      {shared.length === 0 ? null : (
        <span>
          Every figure is{' '}
          {joinWords(shared.map((flag) => (flag === 'ESTIMATED' ? 'rounded' : describeFlag(flag))))}{' '}
          {formatFlags(shared)}
        </span>
      )}
      {apart.length === 0 ? null : (
        <span>
          {capitalise(
            joinWords(apart.map((flag) => `${formatFlags([flag])} ${describeFlag(flag)}`)),
          )}
        </span>
      )}
      {reason === null ? null : <span>Opened because: {reason}. This is in the log.</span>}
    </p>
  );
}

function Shape({ isGood }: { readonly isGood: boolean }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {isGood ? <circle cx="7" cy="7" r="6" /> : <path d="M7 .8 13.6 13H.4Z" />}
    </svg>
  );
}
