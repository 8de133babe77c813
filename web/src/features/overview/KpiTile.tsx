import { Link } from 'react-router';

import { findLatestSide, toSparkline } from '#charts/kpi-trend.js';
import { Sparkline } from '#charts/Sparkline.js';
import { wordSparkline } from '#charts/sparkline-words.js';
import { wordMove } from '#lib/move.js';
import { labelQuarter } from '#lib/quarter.js';
import type { AskedScope } from '#lib/scope.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';
import { ObjectiveSwatch } from '#ui/ObjectiveSwatch.js';

import { HeadlineFigure } from './HeadlineFigure.js';
import type { KpiHeadline } from './kpi-headline.js';
import { needsAttention, wordFreshness } from './kpi-words.js';
import { KpiMove } from './KpiMove.js';
import styles from './KpiTile.module.css';
import { toMeasureAddress } from './measure-address.js';

interface KpiTileProps {
  readonly kpi: KpiHeadline;
  readonly asked: AskedScope;
  /** The rank of its heading: one below the heading that it stands under. */
  readonly heading: 'h3' | 'h4';
}

/** One headline: its figure, target, trend, what is judged of it, its changes, and how far to trust it. All of it leads to its measure. */
export function KpiTile({ kpi, asked, heading: Heading }: KpiTileProps) {
  const { name, figure, target, period } = kpi;
  const isOpen = period.status === 'OPEN';
  const trend = toSparkline(kpi);
  const looks = [styles.tile, needsAttention(kpi) ? styles.needsAttention : '', isOpen ? styles.isOpen : ''];

  return (
    <article className={looks.join(' ')}>
      <Heading className={styles.name}>
        {kpi.objective === null ? null : <ObjectiveSwatch objective={kpi.objective} />}
        <Link to={toMeasureAddress(kpi, asked)}>{name}</Link>
      </Heading>
      <div className={styles.front}>
        <p className={styles.figure}>
          <HeadlineFigure figure={figure} />
          <span>{target === null ? 'No target' : `Target ${target.text}`}</span>
        </p>
        <div className={styles.spark}>
          <Sparkline content={trend} label={wordSparkline(name, trend)} size="tile" />
        </div>
      </div>
      <p className={styles.judgement}>
        <StatusWord status={kpi.status} />
        {isOpen ? null : <VariationWord variation={kpi.variation} side={findLatestSide(kpi)} />}
      </p>
      <div className={styles.moves}>
        <KpiMove words={wordMove(kpi.previousQuarter, figure)} on={isOpen ? 'same days, last quarter' : 'on last quarter'} />
        <KpiMove
          words={wordMove(kpi.sameQuarterLastYear, figure)}
          on={`${isOpen ? 'same days, ' : 'on '}${labelQuarter(period.key, -4)}`}
        />
      </div>
      <p className={styles.fresh}>{wordFreshness(kpi)}</p>
    </article>
  );
}
