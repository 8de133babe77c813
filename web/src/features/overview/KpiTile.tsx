import { Link } from 'react-router';

import { findLatestSide, toSparkline } from '#charts/kpi-trend.js';
import { Sparkline } from '#charts/Sparkline.js';
import { wordSparkline } from '#charts/sparkline-words.js';
import { wordMove } from '#lib/move.js';
import { labelQuarter } from '#lib/quarter.js';
import type { AskedScope } from '#lib/scope.js';
import { FigureTile } from '#ui/FigureTile.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';
import { ObjectiveSwatch } from '#ui/ObjectiveSwatch.js';

import { HeadlineFigure } from './HeadlineFigure.js';
import type { KpiHeadline } from './kpi-headline.js';
import { needsAttention, wordFreshness } from './kpi-words.js';
import styles from './KpiTile.module.css';
import { toMeasureAddress } from './measure-address.js';

interface KpiTileProps {
  readonly kpi: KpiHeadline;
  readonly asked: AskedScope;
  /** The rank of its heading: one below the heading that it stands under. */
  readonly heading: 'h3' | 'h4';
}

/** One headline: its figure, target, trend, what is judged of it, its changes, and how far to trust it. All of it leads to its measure. */
export function KpiTile({ kpi, asked, heading }: KpiTileProps) {
  const { name, figure, target, period } = kpi;
  const isOpen = period.status === 'OPEN';
  const trend = toSparkline(kpi);

  return (
    <FigureTile
      heading={heading}
      name={
        <span className={styles.name}>
          {kpi.objective === null ? null : <ObjectiveSwatch objective={kpi.objective} />}
          <Link to={toMeasureAddress(kpi, asked)}>{name}</Link>
        </span>
      }
      figure={
        <>
          <HeadlineFigure figure={figure} />
          <span>{target === null ? 'No target' : `Target ${target.text}`}</span>
        </>
      }
      linesUnder={1}
      trend={<Sparkline content={trend} label={wordSparkline(name, trend)} size="tile" />}
      judgement={
        <>
          <StatusWord status={kpi.status} />
          {isOpen ? null : <VariationWord variation={kpi.variation} side={findLatestSide(kpi)} />}
        </>
      }
      moves={[
        { words: wordMove(kpi.previousQuarter, figure), on: isOpen ? 'same days, last quarter' : 'on last quarter' },
        { words: wordMove(kpi.sameQuarterLastYear, figure), on: `${isOpen ? 'same days, ' : 'on '}${labelQuarter(period.key, -4)}` },
      ]}
      fresh={wordFreshness(kpi)}
      needsAttention={needsAttention(kpi)}
      isHatched={isOpen}
    />
  );
}
