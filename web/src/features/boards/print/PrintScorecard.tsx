import type { TilesBlock } from '#blocks/tiles/tile-fragment.js';
import { findLatestSide, toSparkline } from '#charts/kpi-trend.js';
import { Sparkline } from '#charts/Sparkline.js';
import { describeSparkline } from '#charts/sparkline-words.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';
import { ObjectiveSwatch } from '#ui/ObjectiveSwatch.js';

import styles from './Print.module.css';

interface PrintScorecardProps {
  /** Blocks of tiles, one after the other. */
  readonly blocks: readonly TilesBlock[];
  /** The period of the figures: `Q1 2026/27`. */
  readonly quarter: string;
}

/**
 * The measures of several blocks in one table: name, whether on target, and whether there is a real
 * change.
 */
export function PrintScorecard({ blocks, quarter }: PrintScorecardProps) {
  const columns = blocks[0]?.table.columns.slice(-2) ?? [];
  return (
    <table className={`${styles.table} ${styles.scorecard}`}>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col">{quarter}</th>
          <th scope="col">Target</th>
          <th scope="col">Status</th>
          {columns.map(({ heading }) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
          <th scope="col">13 quarters</th>
          <th scope="col">Variation</th>
        </tr>
      </thead>
      {blocks.map((block) => (
        <tbody key={block.id} id={block.id}>
          <tr>
            <th colSpan={8} scope="rowgroup">
              {block.about}
              <small>{block.finding.text}</small>
            </th>
          </tr>
          {block.tiles.map(({ kpi, target, moves }, index) => {
            const trend = toSparkline(kpi);
            const [figure] = block.table.rows[index]?.cells ?? [];
            return (
              <tr key={`${kpi.id} ${kpi.objective ?? ''}`}>
                <th scope="row">
                  {kpi.objective === null ? null : <ObjectiveSwatch objective={kpi.objective} />}{' '}
                  {block.table.rows[index]?.label ?? kpi.name}
                </th>
                <td>
                  <b>{figure?.text ?? kpi.figure.text}</b>
                </td>
                <td>{target === '' ? 'none' : target}</td>
                <td>
                  <StatusWord status={kpi.status} />
                </td>
                {moves.map(({ on, text }) => (
                  <td key={on}>
                    {keepTogether(text.split(' (')[0])}{' '}
                    {text.includes(' (') ? <small>({text.split(' (')[1]}</small> : null}
                  </td>
                ))}
                <td>
                  <Sparkline
                    content={trend}
                    label={describeSparkline(kpi.name, trend)}
                    size="row"
                  />
                </td>
                <td>
                  {kpi.period.status === 'OPEN' ? (
                    'not closed'
                  ) : (
                    <VariationWord variation={kpi.variation} side={findLatestSide(kpi)} />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}

/** A number and its unit, which no line break separates. */
function keepTogether(text = ''): string {
  return text.replace(/ points$/, '\u00A0points');
}
