import { lazy, useState } from 'react';

import { PopButton } from '#features/explore/marks/PopButton.js';

import styles from './Builder.module.css';
import type { BuilderContext } from './builder.type.js';
import { BuilderIcon } from './BuilderIcon.js';
import { Tick } from './Tick.js';
import type { KnownMeasure } from './what-fits.js';

/** The code for definitions is loaded on demand, because few people read them. */
const MeasureMore = lazy(async () => ({ default: (await import('./MeasureMore.js')).MeasureMore }));

interface MeasureSubjectProps {
  readonly name: string;
  /** Measures of the subject that fit and are not selected. */
  readonly measures: readonly KnownMeasure[];
  /** The text at the end of the line: how many measures there are, or why none is offered. */
  readonly count: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** The words that are searched for; if there are any, every measure found is shown. */
  readonly sought: string;
  readonly context: BuilderContext;
  readonly onChoose: (key: string) => void;
}

/** How many measures are shown at first. */
const SHOWN_FIRST = 3;

/** The measures of one subject, which can be opened and closed. */
export function MeasureSubject({
  name,
  measures,
  count,
  isOpen,
  onToggle,
  sought,
  context,
  onChoose,
}: MeasureSubjectProps) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole || sought !== '' ? measures : measures.slice(0, SHOWN_FIRST);
  const rest = measures.length - shown.length;
  return (
    <>
      <button className={styles.groupRow} type="button" aria-expanded={isOpen} onClick={onToggle}>
        <BuilderIcon of="CARET" isTurned={!isOpen} />
        {name}
        <span className={styles.count}>{count}</span>
      </button>
      {isOpen ? (
        <ul>
          {shown.map((measure) => (
            <li key={measure.key} className={styles.pick}>
              <Tick label={measure.name} isOn={false} onChange={() => onChoose(measure.key)}>
                <Marked text={measure.name} sought={sought} />
              </Tick>
              <PopButton
                label={`More about ${measure.name}`}
                className={`${styles.icon} ${styles.quietIcon}`}
                content={(close) => (
                  <MeasureMore
                    measure={measure}
                    chosen={null}
                    context={context}
                    onClose={close}
                    onTakeOut={close}
                  />
                )}
              >
                <BuilderIcon of="MORE" />
              </PopButton>
            </li>
          ))}
          {rest > 0 ? (
            <li>
              <button
                className={`${styles.add} ${styles.inGroup}`}
                type="button"
                onClick={() => setIsWhole(true)}
              >
                {rest} more
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </>
  );
}

/** A name with the search words marked. */
function Marked({ text, sought }: { readonly text: string; readonly sought: string }) {
  const at = sought === '' ? -1 : text.toLowerCase().indexOf(sought.toLowerCase());
  if (at === -1) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + sought.length)}</mark>
      {text.slice(at + sought.length)}
    </>
  );
}
