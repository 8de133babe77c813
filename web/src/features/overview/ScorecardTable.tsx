import { labelQuarter } from '#lib/quarter.js';
import type { AskedScope } from '#lib/scope.js';
import { HiddenText } from '#ui/HiddenText.js';

import type { KpiHeadline } from './kpi-headline.js';
import { KpiRow } from './KpiRow.js';
import styles from './ScorecardTable.module.css';

interface ScorecardTableProps {
  /** The quarter shown, by its key. */
  readonly quarter: string;
  readonly caption: string;
  readonly groups: readonly {
    readonly name: string;
    readonly kpis: readonly KpiHeadline[];
  }[];
  readonly asked: AskedScope;
  /** Paper shows the table whatever stands on the screen. */
  readonly isHidden: boolean;
}

/** The scorecard as one table: the other view of the page, and the whole of it on paper. */
export function ScorecardTable({ quarter, caption, groups, asked, isHidden }: ScorecardTableProps) {
  return (
    <div className={styles.frame} hidden={isHidden}>
      <table className={styles.table}>
        <caption>
          <HiddenText>{caption}</HiddenText>
        </caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col" className={styles.number}>
              {labelQuarter(quarter, 0)}
            </th>
            <th scope="col" className={styles.number}>
              Target
            </th>
            <th scope="col">Status</th>
            <th scope="col" className={styles.number}>
              on {labelQuarter(quarter, -1)}
            </th>
            <th scope="col" className={styles.number}>
              on {labelQuarter(quarter, -4)}
            </th>
            <th scope="col">13 quarters</th>
            <th scope="col">Variation</th>
            <th scope="col" className={`${styles.number} ${styles.screenOnly}`}>
              Returns in
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.name}>
            <tr className={styles.group}>
              <th colSpan={9} scope="rowgroup">
                {group.name}
              </th>
            </tr>
            {group.kpis.map((kpi) => (
              <KpiRow key={kpi.id} kpi={kpi} asked={asked} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
