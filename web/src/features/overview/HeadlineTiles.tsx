import type { ReactNode } from 'react';

import type { AskedScope } from '#lib/scope.js';

import { GroupTitle } from './GroupTitle.js';
import styles from './HeadlineTiles.module.css';
import type { KpiHeadline } from './kpi-headline.js';
import { KpiTile } from './KpiTile.js';
import type { HeadlineGroup } from './order-headlines.js';
import { packRows } from './pack-rows.js';

interface Panel {
  readonly key: string;
  /** How many tiles wide it has to be. */
  readonly atLeast: number;
  readonly part: ReactNode;
}

interface HeadlineTilesProps {
  readonly objectives: readonly KpiHeadline[];
  readonly groups: readonly HeadlineGroup<KpiHeadline>[];
  /** What stands where a row of tiles ends early. */
  readonly panels: readonly Panel[];
  readonly asked: AskedScope;
  /** What changes the order of the headline measures. */
  readonly orderSwitch: ReactNode;
}

/** Every headline as a tile: the four objectives in their order, then the headline measures by subject, without a hole. */
export function HeadlineTiles({ objectives, groups, panels, asked, orderSwitch }: HeadlineTilesProps) {
  const rows = packRows(
    groups.map((group) => ({ ...group, units: Math.min(group.kpis.length, 4) })),
    panels,
  );

  return (
    <div className={styles.tiles}>
      <div className={`${styles.objectives} ${styles.columns4}`}>
        {objectives.map((kpi) => (
          <KpiTile key={kpi.id} kpi={kpi} asked={asked} heading="h3" />
        ))}
      </div>
      <div className={styles.headlines}>
        <GroupTitle name="Headline measures" note={null}>
          {orderSwitch}
        </GroupTitle>
        <div className={styles.rows}>
          {rows.map(({ columns, items, fillers }, index) => (
            <div key={items[0]?.subject ?? index} className={`${styles.row} ${toClass('columns', columns)}`}>
              {items.map(({ subject, name, units, kpis }) => (
                <section key={subject} className={`${styles.subject} ${toClass('span', units)}`}>
                  <h3>{name}</h3>
                  {kpis.map((kpi) => (
                    <KpiTile key={kpi.id} kpi={kpi} asked={asked} heading="h4" />
                  ))}
                </section>
              ))}
              {fillers.map(({ key, units }) => (
                <section key={key} className={`${styles.subject} ${toClass('span', units)}`}>
                  {panels.find((panel) => panel.key === key)?.part}
                </section>
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function toClass(kind: 'columns' | 'span', count: number): string {
  return styles[`${kind}${count}`] ?? '';
}
