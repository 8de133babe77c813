import { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router';

import type { MapFill } from '#charts/area-map.type.js';
import { boundarySource } from '#charts/boundaries.js';
import { useBoundaries } from '#charts/use-boundaries.js';
import type { AnswerColumn, AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import { Button } from '#ui/Button.js';

import styles from './AnswerChart.module.css';

/** The code that draws boundaries is loaded when somebody opens a map. */
const AreaMap = lazy(async () => ({ default: (await import('#charts/AreaMap.js')).AreaMap }));

interface AreaShadesProps {
  readonly shape: AnswerShape;
  readonly column: AnswerColumn;
}

const fills: readonly MapFill[] = ['STEP_1', 'STEP_2', 'STEP_3', 'STEP_4', 'STEP_5'];

/**
 * A map of districts in five shades by the size of their figures. Pressing a district opens its
 * page.
 */
export function AreaShades({ shape: { rows, columns }, column }: AreaShadesProps) {
  const outlines = useBoundaries();
  const navigate = useNavigate();
  if (outlines.kind === 'loading') return <div className={styles.mapRoom} />;
  if (outlines.kind === 'failed') {
    return (
      <div className={styles.mapRoom}>
        <p>The district boundaries did not load. The table has every figure on the map.</p>
        <Button onPress={outlines.onRetry}>Try again</Button>
      </div>
    );
  }
  const [at, place] = [
    columns.findIndex(({ dimension }) => dimension === 'AREA'),
    columns.indexOf(column),
  ];
  const areas = rows.flatMap(({ cells }) => {
    const [area, figure] = [cells[at], cells[place]];
    return typeof area?.code === 'string' && figure !== undefined
      ? [{ code: area.code, name: area.text, figure }]
      : [];
  });
  const values = areas.flatMap(({ figure }) => figure.value ?? []);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const toFill = (value: number | null): MapFill => {
    if (value === null) return 'MISSING';
    const share = highest === lowest ? 1 : (value - lowest) / (highest - lowest);
    return fills[Math.min(fills.length - 1, Math.floor(share * fills.length))] ?? 'STEP_1';
  };
  const toAddress = (code: string) => `/areas/${encodeURIComponent(code)}`;
  const textOf = (value: number) =>
    areas.find(({ figure }) => figure.value === value)?.figure.text ?? '';

  return (
    <Suspense fallback={<div className={styles.mapRoom} />}>
      <AreaMap
        topology={outlines.topology}
        districts={areas.map(({ code, name, figure }) => ({
          code,
          name,
          sentence: `${name}: ${figure.text}`,
          fill: toFill(figure.value),
          isOutlined: false,
        }))}
        current={null}
        toAddress={toAddress}
        onChoose={(code) => void navigate(toAddress(code))}
      />
      {values.length === 0 ? null : (
        <p className={styles.note}>
          Five shades from {textOf(lowest)} to {textOf(highest)}. Places that are not districts are
          only in the table.
        </p>
      )}
      <p className={styles.note}>{boundarySource}</p>
    </Suspense>
  );
}
