import type { AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import { readCost } from '#features/explore/read-cost.js';
import type { Run } from '#features/explore/workbench.type.js';
import { formatNumber } from '#lib/format.js';

import styles from './AnswerPane.module.css';

interface RunFactsProps {
  readonly run: Run;
  /** The answer as a table; null if no part of it is one. */
  readonly shape: AnswerShape | null;
}

const times = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'Europe/London',
});

/**
 * Facts about a run: rows, time, cost compared with the allowance, size, data version, and when.
 */
export function RunFacts({
  run: { milliseconds, bytes, startedAt, extensions },
  shape,
}: RunFactsProps) {
  const cost = readCost(extensions);
  // The server adds the data version to every answer with figures, even if the text does not ask
  // for it.
  const version =
    typeof extensions.dataVersion === 'number'
      ? extensions.dataVersion
      : (shape?.dataVersion ?? null);
  return (
    <p className={styles.facts} data-picture="none">
      {shape === null ? null : (
        <span>
          <b>
            {formatNumber(shape.rows.length)} {shape.rows.length === 1 ? 'row' : 'rows'}
          </b>
        </span>
      )}
      {milliseconds === null ? null : (
        <span>
          Time <b>{formatTime(milliseconds)}</b>
        </span>
      )}
      {cost === null ? null : (
        <span>
          Cost <b>{formatNumber(cost.cost)}</b> of {formatNumber(cost.allowance)}
          <svg width="64" height="8" viewBox="0 0 64 8" aria-hidden="true">
            <rect className={styles.track} x=".5" y=".5" width="63" height="7" rx="2" />
            <rect
              className={styles.fill}
              x="1"
              y="1"
              width={Math.max(1, Math.min(62, (cost.cost / cost.allowance) * 62))}
              height="6"
              rx="1"
            />
          </svg>
        </span>
      )}
      {bytes === null ? null : <span>{formatSize(bytes)}</span>}
      {version === null ? null : <span>Data version {formatNumber(version)}</span>}
      <span className={styles.when}>Ran at {times.format(startedAt)}</span>
    </p>
  );
}

/** `8 ms`, `1.2 s`. */
function formatTime(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** `980 B`, `7.6 kB`, `1.2 MB`. */
function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000
    ? `${(bytes / 1000).toFixed(1)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
