import { Link } from 'react-router';

import { findLatestSide, toSparkline } from '#charts/kpi-trend.js';
import { Sparkline } from '#charts/Sparkline.js';
import { describeSparkline } from '#charts/sparkline-words.js';
import type { ScopeParams } from '#lib/scope/scope.js';
import { FigureMenu } from '#ui/figure-block/FigureMenu.js';
import { FigureTile } from '#ui/FigureTile.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';
import { ObjectiveSwatch } from '#ui/ObjectiveSwatch.js';

import { toMeasureAddress } from './measure-address.js';
import { nameTile, toFigureToExport } from './tile-export.js';
import type { Tile, TilesBlock } from './tile-fragment.js';
import styles from './TileCard.module.css';
import { TileFigure } from './TileFigure.js';
import { TileFlags } from './TileFlags.js';
import { TileWhy } from './TileWhy.js';

export interface TileProps {
  readonly tile: Tile;
  readonly block: Pick<TilesBlock, 'question'>;
  readonly asked: ScopeParams;
  readonly marking: string;
}

interface TileCardProps extends TileProps {
  /** The level of the tile's heading: one below that of the heading above. */
  readonly heading: 'h2' | 'h3' | 'h4';
}

/**
 * One figure: its target, trend, ratings and changes, and why it changed. All of it links to its
 * measure.
 */
export function TileCard({ tile, block, asked, marking, heading }: TileCardProps) {
  const { kpi, base, target, moves } = tile;
  const { name, figure, objective, period } = kpi;
  const isOpen = period.status === 'OPEN';
  const trend = toSparkline(kpi);
  const take = toFigureToExport(tile, block, marking);

  return (
    <FigureTile
      id={nameTile(tile)}
      heading={heading}
      name={
        <span className={styles.name}>
          {objective === null ? null : <ObjectiveSwatch objective={objective} />}
          <Link to={toMeasureAddress(kpi, asked)}>{name}</Link>
          <TileFlags figure={figure} />
        </span>
      }
      tools={<FigureMenu {...take} />}
      figure={
        <>
          <TileFigure figure={figure} />
          {base === '' ? null : <span>{base}</span>}
          <span>{target === '' ? 'No target' : `Target ${target}`}</span>
        </>
      }
      linesUnder={1}
      trend={<Sparkline content={trend} label={describeSparkline(name, trend)} size="tile" />}
      judgement={
        <>
          <StatusWord status={kpi.status} />
          {isOpen ? null : <VariationWord variation={kpi.variation} side={findLatestSide(kpi)} />}
        </>
      }
      moves={moves.map(({ text, on }) => ({ words: text, on }))}
      fresh={<TileWhy why={tile.why} explains={take.content.question?.explains} />}
      needsAttention={kpi.status === 'RED' || kpi.variation === 'WORSENING'}
      isHatched={isOpen}
    />
  );
}
