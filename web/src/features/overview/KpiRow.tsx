import { Link } from 'react-router';

import { findLatestSide, toSparkline } from '#charts/kpi-trend.js';
import { Sparkline } from '#charts/Sparkline.js';
import { wordSparkline } from '#charts/sparkline-words.js';
import { besideFigure, formatFlags, formatHeadline } from '#lib/figure.js';
import { wordMove } from '#lib/move.js';
import { splitProtected } from '#lib/protected.js';
import type { AskedScope } from '#lib/scope.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';
import { ObjectiveSwatch } from '#ui/ObjectiveSwatch.js';

import { ChangeCell } from './ChangeCell.js';
import type { KpiHeadline } from './kpi-headline.js';
import { toMeasureAddress } from './measure-address.js';
import styles from './ScorecardTable.module.css';

interface KpiRowProps {
  readonly kpi: KpiHeadline;
  readonly asked: AskedScope;
}

/** One headline as a row of the scorecard: what its tile says. */
export function KpiRow({ kpi, asked }: KpiRowProps) {
  const { figure, period } = kpi;
  const isOpen = period.status === 'OPEN';
  const flags = formatFlags(besideFigure(figure));
  const trend = toSparkline(kpi);
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>
          {kpi.objective === null ? null : <ObjectiveSwatch objective={kpi.objective} />}
          <span>
            <Link to={toMeasureAddress(kpi, asked)}>{kpi.name}</Link>
            {flags === '' ? null : <span className={styles.flags}> {flags}</span>}
          </span>
        </span>
      </th>
      <td className={styles.number}>
        <b className={figure.value === null ? styles.missing : undefined}>{formatHeadline(figure)}</b>
        {wordOwn(figure)}
      </td>
      <td className={`${styles.number} ${styles.target}`}>{kpi.target?.text ?? 'none'}</td>
      <td className={styles.judged}>
        <StatusWord status={kpi.status} />
      </td>
      <ChangeCell words={wordMove(kpi.previousQuarter, figure)} />
      <ChangeCell words={wordMove(kpi.sameQuarterLastYear, figure)} />
      <td className={styles.trend}>
        <Sparkline content={trend} label={wordSparkline(kpi.name, trend)} size="row" />
      </td>
      <td className={styles.judged}>{isOpen ? 'not closed' : <VariationWord variation={kpi.variation} side={findLatestSide(kpi)} />}</td>
      <td className={`${styles.number} ${styles.screenOnly}`}>
        {kpi.returnsDue === 0 ? 'none due' : `${kpi.returnsReceived} of ${kpi.returnsDue}`}
      </td>
    </tr>
  );
}

/** `, 47 of yours` after a protected figure. The words of one that has fewer than 5 of others hold it already. */
function wordOwn(figure: KpiHeadline['figure']): string {
  const large = splitProtected(figure);
  return large?.before === 'about' && large.note !== '' ? `, ${large.note}` : '';
}
