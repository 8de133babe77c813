import { Sparkline } from '#charts/Sparkline.js';
import type { SparklineContent } from '#charts/sparkline.type.js';
import { wordSparkline } from '#charts/sparkline-words.js';
import type { WatchedTrend_FigureTableFragment } from '#graphql/operations.js';
import type { ShareValue } from '#lib/figure.js';
import { type ToldPlace, toTimeLines } from '#lib/time-lines.js';

import { formatShare } from './figures.js';
import { wordLine, wordSinceLastYear } from './post-words.js';
import type { BlockContext } from './resourcing.type.js';
import styles from './WatchedGroups.module.css';

interface WatchedGroup {
  readonly code: string;
  readonly name: string;
  readonly vacancy: ShareValue;
  /** On the year before; null where the two cannot be compared. */
  readonly change: { readonly signed: string | null } | null;
}

interface WatchedGroupsProps {
  readonly groups: readonly WatchedGroup[];
  readonly trend: WatchedTrend_FigureTableFragment;
  readonly context: BlockContext;
}

/** Each watched group with its vacancy rate, its line over time and the change on a year before. */
export function WatchedGroups({ groups, trend, context: { scope, choices } }: WatchedGroupsProps) {
  const { times, lines } = toTimeLines(
    trend.rows.map(({ key, vacancyRate }) => ({ key, line: key.staffGroup, figure: vacancyRate })),
    groups,
    choices,
  );
  const unit = scope.step === 'year' ? 'years' : 'quarters';

  return (
    <dl className={styles.groups}>
      {lines.map(({ code, name, vacancy, change, places }) => (
        <div key={code}>
          <dt>{name}, vacancy rate</dt>
          <dd className={styles.front}>
            <b>{formatShare(vacancy)}</b>
            <Sparkline
              content={toLine(places)}
              label={wordSparkline(`Vacancy rate of ${name.toLowerCase()}`, toLine(places), unit)}
              size="tile"
            />
          </dd>
          <dd className={styles.change}>{wordSinceLastYear(change?.signed ?? null, wordLine(times, scope))}</dd>
        </div>
      ))}
    </dl>
  );
}

/**
 * A line without limits: nobody judges a staff group by itself. A year whose end is closed is told whole, even where it begins before
 * all quarters that there are: how posts stood at its end is known.
 */
function toLine(places: readonly ToldPlace[]): SparklineContent {
  return {
    points: places.map(({ label, part, figure }) => ({
      label,
      value: figure.value,
      text: figure.inWords,
      isOpen: part === 'so far',
      signal: null,
      isBeyond: false,
    })),
    stretches: [{ start: 0, limits: null }],
    level: null,
    targets: [],
    joinsOpen: true,
  };
}
