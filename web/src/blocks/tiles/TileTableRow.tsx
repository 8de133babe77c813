import { Link } from 'react-router';

import { findLatestSide, toSparkline } from '#charts/kpi-trend.js';
import { Sparkline } from '#charts/Sparkline.js';
import { describeSparkline } from '#charts/sparkline-words.js';
import { formatHeadline } from '#lib/figure.js';
import { splitProtected } from '#lib/protected.js';
import { FigureMenu } from '#ui/figure-block/FigureMenu.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';
import { ObjectiveSwatch } from '#ui/ObjectiveSwatch.js';
import { OnPaper } from '#ui/OnPaper.js';

import { toMeasureAddress } from './measure-address.js';
import { MoveCell } from './MoveCell.js';
import { toFigureToExport } from './tile-export.js';
import type { Tile } from './tile-fragment.js';
import type { TileProps } from './TileCard.js';
import { TileFlags } from './TileFlags.js';
import styles from './TileTable.module.css';
import { TileWhy } from './TileWhy.js';

/** A figure as a row, with the content of its tile. */
export function TileTableRow({ tile, block, asked, marking }: TileProps) {
  const { kpi, moves, target, why } = tile;
  const { figure, period } = kpi;
  const trend = toSparkline(kpi);
  const take = toFigureToExport(tile, block, marking);
  const row = (
    <tr className={why.length === 0 ? undefined : styles.hasWhy}>
      <th scope="row">
        <span className={styles.name}>
          {kpi.objective === null ? null : <ObjectiveSwatch objective={kpi.objective} />}
          <span>
            <Link to={toMeasureAddress(kpi, asked)}>{kpi.name}</Link> <TileFlags figure={figure} />
          </span>
        </span>
      </th>
      <td className={styles.number}>
        <b className={figure.value === null ? styles.missing : undefined}>
          {formatHeadline(figure)}
        </b>
        {describeOwn(figure)}
      </td>
      <td className={styles.number}>{target === '' ? 'none' : target}</td>
      <td className={styles.judged}>
        <StatusWord status={kpi.status} />
      </td>
      {moves.map(({ text, on }) => (
        <MoveCell key={on} text={text} />
      ))}
      <td className={styles.trend}>
        <Sparkline content={trend} label={describeSparkline(kpi.name, trend)} size="row" />
      </td>
      <td className={styles.judged}>
        {period.status === 'OPEN' ? (
          'not closed'
        ) : (
          <VariationWord variation={kpi.variation} side={findLatestSide(kpi)} />
        )}
      </td>
      <td className={`${styles.why} ${styles.screenOnly}`}>
        <TileWhy why={why} explains={take.content.question?.explains} />
      </td>
      <td className={`${styles.number} ${styles.screenOnly}`}>
        {kpi.returnsDue === 0 ? 'none due' : `${kpi.returnsReceived} of ${kpi.returnsDue}`}
      </td>
      <td className={styles.screenOnly}>
        <FigureMenu {...take} />
      </td>
    </tr>
  );
  if (why.length === 0) return row;
  return (
    <>
      {row}
      <OnPaper>
        <tr className={styles.whyOnPaper}>
          <td colSpan={paperColumns}>
            <TileWhy why={why} />
          </td>
        </tr>
      </OnPaper>
    </>
  );
}

/** Number of columns on paper, which has no room for reasons, returns and menus. */
const paperColumns = 8;

/**
 * `, 47 of yours` after a protected figure. The text of a figure with fewer than 5 from others
 * includes it already.
 */
function describeOwn(figure: Tile['kpi']['figure']): string {
  const large = splitProtected(figure);
  return large?.before === 'about' && large.note !== '' ? `, ${large.note}` : '';
}
