import { Link } from 'react-router';

import { findLatestSide, toSparkline } from '#charts/kpi-trend.js';
import { Sparkline } from '#charts/Sparkline.js';
import { wordSparkline } from '#charts/sparkline-words.js';
import type { ReferralTiles_KpiFragment } from '#graphql/operations.js';
import { besideFigure, formatFlags } from '#lib/figure.js';
import { wordMove } from '#lib/move.js';
import { labelQuarter } from '#lib/quarter.js';
import { wordCoverage } from '#lib/source-words.js';
import { ExplainButton } from '#ui/figure-block/ExplainButton.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

import { explainJudged } from './block-questions.js';
import type { BlockContext } from './referral.type.js';
import styles from './ReferralTiles.module.css';
import { splitTile, toSparkTrend } from './tile-words.js';

interface ReferralTileProps {
  readonly kpi: ReferralTiles_KpiFragment;
  readonly name: string;
  readonly context: BlockContext;
}

/** One figure of the quarter: with its target, its line of thirteen quarters, what is judged of it, its changes, and how far to trust it. */
export function ReferralTile({ kpi, name, context }: ReferralTileProps) {
  const { figure, target, measure, period } = kpi;
  const isOpen = kpi.periodStatus === 'OPEN';
  const needsAttention = kpi.status === 'RED' || kpi.variation === 'WORSENING';
  const { before, main, note } = splitTile(figure, measure.unit);
  const line = toSparkline({ ...kpi, trend: toSparkTrend(kpi.trend) });
  const flags = formatFlags(besideFigure(figure));
  const lastYear = labelQuarter(period.key, -4);

  return (
    <article className={needsAttention ? `${styles.tile} ${styles.needsAttention}` : styles.tile}>
      <h2 className={styles.name}>
        <Link to={context.toMeasure(measure.key)}>{name}</Link>
      </h2>
      <div className={styles.front}>
        <p className={styles.figure}>
          <b>
            {before === '' ? null : <small>{before} </small>}
            <ExplainButton figure={explainJudged(measure.key, context)}>{main}</ExplainButton>
          </b>
          {note === '' ? null : <span>{note}</span>}
          <span>{target === null ? 'No target' : `Target ${target.text}`}</span>
        </p>
        <div className={styles.spark}>
          <Sparkline content={line} label={wordSparkline(name, line)} size="tile" />
        </div>
      </div>
      <p className={styles.judgement}>
        <StatusWord status={kpi.status} />
        {isOpen ? null : <VariationWord variation={kpi.variation} side={findLatestSide(kpi)} />}
      </p>
      <div className={styles.moves}>
        <p>
          <b>{wordMove(kpi.previousQuarter, figure)}</b> <span>{isOpen ? 'same days, last quarter' : 'on last quarter'}</span>
        </p>
        <p>
          <b>{wordMove(kpi.sameQuarterLastYear, figure)}</b> <span>{isOpen ? `same days, ${lastYear}` : `on ${lastYear}`}</span>
        </p>
      </div>
      <p className={styles.fresh}>
        {flags} {wordCoverage(kpi)}
      </p>
    </article>
  );
}
