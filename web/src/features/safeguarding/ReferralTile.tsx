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
import { FigureTile } from '#ui/FigureTile.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

import { explainJudged } from './block-questions.js';
import type { BlockContext } from './referral.type.js';
import styles from './ReferralTile.module.css';
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
  const { before, main, note } = splitTile(figure, measure.unit);
  const line = toSparkline({ ...kpi, trend: toSparkTrend(kpi.trend) });
  const flags = formatFlags(besideFigure(figure));
  const lastYear = labelQuarter(period.key, -4);

  return (
    <FigureTile
      heading="h2"
      name={<Link to={context.toMeasure(measure.key)}>{name}</Link>}
      figure={
        <>
          <b className={styles.main}>
            {before === '' ? null : <small>{before} </small>}
            <ExplainButton figure={explainJudged(measure.key, context)}>{main}</ExplainButton>
          </b>
          {note === '' ? null : <span className={styles.under}>{note}</span>}
          <span className={styles.under}>{target === null ? 'No target' : `Target ${target.text}`}</span>
        </>
      }
      linesUnder={2}
      trend={<Sparkline content={line} label={wordSparkline(name, line)} size="tile" />}
      judgement={
        <>
          <StatusWord status={kpi.status} />
          {isOpen ? null : <VariationWord variation={kpi.variation} side={findLatestSide(kpi)} />}
        </>
      }
      moves={[
        { words: wordMove(kpi.previousQuarter, figure), on: isOpen ? 'same days, last quarter' : 'on last quarter' },
        { words: wordMove(kpi.sameQuarterLastYear, figure), on: isOpen ? `same days, ${lastYear}` : `on ${lastYear}` },
      ]}
      fresh={
        <>
          {flags} {wordCoverage(kpi)}
        </>
      }
      needsAttention={kpi.status === 'RED' || kpi.variation === 'WORSENING'}
    />
  );
}
