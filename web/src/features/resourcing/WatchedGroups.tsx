import { Sparkline } from '#charts/Sparkline.js';
import type { SparklineContent } from '#charts/sparkline.type.js';
import { wordSparkline } from '#charts/sparkline-words.js';
import type { WatchedTrend_FigureTableFragment } from '#graphql/operations.js';
import type { ShareValue } from '#lib/figure.js';

import { formatShare } from './figures.js';
import { wordSinceLastYear } from './post-words.js';
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
  /** The quarter shown. */
  readonly quarter: string;
}

/** Each watched group with its vacancy rate, its line of thirteen quarters and the change on a year before. */
export function WatchedGroups({ groups, trend, quarter }: WatchedGroupsProps) {
  return (
    <dl className={styles.groups}>
      {groups.map(({ code, name, vacancy, change }) => (
        <div key={code}>
          <dt>{name}, vacancy rate</dt>
          <dd className={styles.front}>
            <b>{formatShare(vacancy)}</b>
            <Sparkline
              content={toLine(code, trend)}
              label={wordSparkline(`Vacancy rate of ${name.toLowerCase()}`, toLine(code, trend))}
              size="tile"
            />
          </dd>
          <dd className={styles.change}>{wordSinceLastYear(change?.signed ?? null, quarter)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A line without limits: nobody judges a staff group by itself. */
function toLine(code: string, { rows }: WatchedTrend_FigureTableFragment): SparklineContent {
  return {
    points: rows.flatMap(({ key: { staffGroup, quarter }, vacancyRate }) =>
      staffGroup !== code || quarter === null
        ? []
        : [
            {
              label: quarter.label,
              value: vacancyRate?.value ?? null,
              text: vacancyRate?.inWords ?? '',
              isOpen: quarter.status === 'OPEN',
              signal: null,
              isBeyond: false,
            },
          ],
    ),
    stretches: [{ start: 0, limits: null }],
    targets: [],
    joinsOpen: true,
  };
}
