import { type KeyboardEvent, lazy, useState } from 'react';

import { PopButton } from '#features/explore/marks/PopButton.js';

import styles from './Builder.module.css';
import type { BuilderContext } from './builder.type.js';
import { BuilderIcon } from './BuilderIcon.js';
import type { ChosenMeasure, Comparison } from './question.type.js';
import { Tick } from './Tick.js';

const MeasureMore = lazy(async () => ({ default: (await import('./MeasureMore.js')).MeasureMore }));

interface ChosenMeasuresProps {
  readonly measures: readonly ChosenMeasure[];
  readonly context: BuilderContext;
  readonly onTakeOut: (key: string) => void;
}

const changeWords: Readonly<Record<Comparison, string>> = {
  PREVIOUS_PERIOD: 'the period before',
  SAME_PERIOD_LAST_YEAR: 'a year before',
};

/**
 * The selected measures in the order of the columns. Each can be moved by its handle, or with Alt
 * and an arrow key.
 */
export function ChosenMeasures({ measures, context, onTakeOut }: ChosenMeasuresProps) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const { fitting, onMake, onLight, isLit, onTell } = context;
  const move = (key: string, to: number) => {
    if (to < 0 || to >= measures.length) return;
    onMake({ kind: 'MOVE_MEASURE', key, to });
    onTell(`Column ${to + 1} of ${measures.length}`);
  };
  const moveByKey = (key: string, index: number) => (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    move(key, index + (event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <ul>
      {measures.map((chosen, index) => {
        const { key, range, changes } = chosen;
        const known = fitting.measures.find((each) => each.key === key);
        const name = known?.name ?? key;
        const look = [
          styles.pick,
          styles.chosen,
          isLit(range) ? styles.lit : null,
          over === index ? styles.isOver : null,
        ];
        return (
          <li key={key} data-measure={key}>
            <div className={look.filter(Boolean).join(' ')}>
              <button
                className={`${styles.icon} ${styles.grip}`}
                type="button"
                aria-label={`Move ${name}, column ${index + 1} of ${measures.length}`}
                title="Drag, or Alt with an arrow key"
                onKeyDown={moveByKey(key, index)}
                onClick={() => onLight(range)}
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture(event.pointerId);
                  setDragged(key);
                }}
                onPointerMove={(event) =>
                  dragged === key ? setOver(findIndexUnder(event)) : undefined
                }
                onPointerUp={() => {
                  if (dragged === key && over !== null && over !== index) move(key, over);
                  setDragged(null);
                  setOver(null);
                }}
              >
                <BuilderIcon of="GRIP" />
              </button>
              <Tick
                label={name}
                isOn
                onChange={() => onTakeOut(key)}
                onMove={(by) => move(key, index + by)}
              >
                {name}
              </Tick>
              {known === undefined ? null : (
                <PopButton
                  label={`More about ${name}`}
                  className={styles.icon}
                  onOpen={() => onLight(range)}
                  content={(close) => (
                    <MeasureMore
                      measure={known}
                      chosen={chosen}
                      context={context}
                      onClose={close}
                      onTakeOut={() => onTakeOut(key)}
                    />
                  )}
                >
                  <BuilderIcon of="MORE" />
                </PopButton>
              )}
            </div>
            {changes.length === 0 ? null : (
              <p className={styles.under}>
                with change on {changes.map((to) => changeWords[to]).join(' and on ')}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The index of the column whose row is under the pointer; null outside the rows. */
function findIndexUnder({
  clientX,
  clientY,
}: {
  readonly clientX: number;
  readonly clientY: number;
}): number | null {
  const row = document.elementFromPoint(clientX, clientY)?.closest('[data-measure]');
  const index = [...(row?.parentElement?.children ?? [])].findIndex((each) => each === row);
  return index === -1 ? null : index;
}
