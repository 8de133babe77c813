import { lazy, Suspense } from 'react';

import type { BlockRow, ViewProps } from '#blocks/block.type.js';
import { clickThrough } from '#blocks/press-through.js';
import type { MapFill } from '#charts/area-map.type.js';
import { useBoundaries } from '#charts/use-boundaries.js';
import { Button } from '#ui/Button.js';

import { describeRow } from './describe-row.js';
import styles from './MapView.module.css';

/** The code that draws boundaries is fetched for pages with a map. */
const AreaMap = lazy(async () => ({ default: (await import('#charts/AreaMap.js')).AreaMap }));

/** The parts on a map. Pressing a district narrows the page to it. */
export function MapView({ block, context }: ViewProps) {
  const outlines = useBoundaries();
  const { rows } = block.table;
  const room = <div className={styles.room} aria-busy="true" />;
  if (outlines.kind === 'loading') return room;
  if (outlines.kind === 'failed') {
    return (
      <div className={styles.room}>
        <p>The district boundaries did not load. The table has every figure on the map.</p>
        <Button onPress={outlines.onRetry}>Try again</Button>
      </div>
    );
  }
  const find = (code: string) => rows.find(({ key }) => key === code);
  const toAddress = (code: string) => {
    const row = find(code);
    return (
      (row === undefined ? null : clickThrough(row, block, context)?.address) ??
      context.toAddress({})
    );
  };

  return (
    <Suspense fallback={room}>
      <AreaMap
        topology={outlines.topology}
        districts={rows.map((row) => ({
          code: row.key,
          name: row.label,
          sentence: describeRow(row),
          fill: toFill(row),
          isOutlined: block.outlined.includes(row.key),
        }))}
        current={find(context.asked.area ?? '')?.key ?? null}
        toAddress={context.isPaper === true ? null : toAddress}
        onChoose={(code) => context.onChoose({ area: code })}
      />
    </Suspense>
  );
}

const fills: Readonly<Partial<Record<BlockRow['cells'][number]['mark'], MapFill>>> = {
  ABOVE_OTHERS: 'ABOVE',
  BELOW_OTHERS: 'BELOW',
  PLAIN: 'WITHIN',
};

function toFill({ cells: [cell] }: BlockRow): MapFill {
  if (cell === undefined) return 'MISSING';
  return cell.value === null ? 'MISSING' : (fills[cell.mark] ?? 'WITHIN');
}
