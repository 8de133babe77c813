import type { BlockRow, ViewProps } from '#blocks/block.type.js';
import { explainBlock } from '#blocks/block-question.js';
import { findLatestSide } from '#charts/kpi-trend.js';
import { ExplainButton } from '#ui/figure-block/ExplainButton.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

import styles from './WordsView.module.css';

/**
 * A figure's ratings, in a strip: name, fact, and a detail below. Pressing the figure opens its
 * explanation.
 */
export function FactsView({ block, context }: ViewProps) {
  return (
    <div className={styles.strip}>
      <dl className={styles.facts}>
        {block.table.rows.map((row) => (
          <div key={row.key}>
            <dt>{row.label}</dt>
            <dd className={styles.fact}>
              <Fact row={row} block={block} />
            </dd>
            <dd className={styles.detail}>{row.cells[1]?.text}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.tools} data-picture="none">
        {context.toTools?.(block) ?? null}
      </div>
    </div>
  );
}

interface FactProps extends Pick<ViewProps, 'block'> {
  readonly row: BlockRow;
}

function Fact({ row: { key, cells }, block: { kpi, question } }: FactProps) {
  const text = cells[0]?.text ?? '';
  if (kpi !== null && key === 'STATUS') return <StatusWord status={kpi.status} />;
  if (kpi !== null && key === 'VARIATION')
    return <VariationWord variation={kpi.variation} side={findLatestSide(kpi)} />;
  return key === 'VALUE' ? (
    <ExplainButton figure={explainBlock(question)}>{text}</ExplainButton>
  ) : (
    <>{text}</>
  );
}
