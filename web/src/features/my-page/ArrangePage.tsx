import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';

import { Button } from '#ui/Button.js';
import { TextButton } from '#ui/TextButton.js';

import { describePlace, movePin, type Step, stepPin } from './arrange-pins.js';
import styles from './ArrangePage.module.css';
import type { Pin } from './my-page-documents.js';
import grid from './MyPage.module.css';

interface ArrangePageProps {
  readonly pins: readonly Pin[];
  /** @param moved the id of the pin that was changed */
  readonly onArrange: (pins: readonly Pin[], moved: string) => void;
  readonly onUnpin: (pin: Pin) => Promise<void>;
  readonly onDone: () => void;
}

const byKey: Readonly<Record<string, Step>> = {
  ArrowLeft: 'EARLIER',
  ArrowUp: 'EARLIER',
  ArrowRight: 'LATER',
  ArrowDown: 'LATER',
  '+': 'WIDER',
  '-': 'NARROWER',
};

const steps: readonly (readonly [Step, string])[] = [
  ['EARLIER', 'Earlier'],
  ['LATER', 'Later'],
  ['NARROWER', 'Narrower'],
  ['WIDER', 'Wider'],
  ['LOWER', 'Lower'],
  ['HIGHER', 'Higher'],
];

/**
 * The blocks as cards to rearrange: dragged by their handle, with arrow keys on it, or with
 * buttons.
 */
export function ArrangePage({ pins, onArrange, onUnpin, onDone }: ArrangePageProps) {
  const [dragged, setDragged] = useState<string | null>(null);
  const grips = useRef(new Map<string, HTMLButtonElement>());
  const focused = useRef<string | null>(null);

  // A card that moves within the page loses the focus.
  useEffect(() => {
    if (focused.current !== null) grips.current.get(focused.current)?.focus();
    focused.current = null;
  }, [pins]);

  const step = (id: string, wanted: Step): boolean => {
    const next = stepPin(pins, id, wanted);
    if (next !== null) onArrange(next, id);
    return next !== null;
  };
  const stepByKey = (event: KeyboardEvent, id: string) => {
    const wanted = byKey[event.key];
    if (wanted === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (step(id, wanted)) focused.current = id;
  };
  const dropOn = (event: DragEvent, id: string) => {
    event.preventDefault();
    if (dragged !== null && dragged !== id)
      onArrange(
        movePin(
          pins,
          dragged,
          pins.findIndex((pin) => pin.id === id),
        ),
        dragged,
      );
    setDragged(null);
  };

  return (
    <>
      <p className={styles.how} id="arrange-how">
        Drag a block by its handle, or focus the handle and press the arrow keys; plus and minus
        make it wider and narrower.
      </p>
      <ol className={`${grid.grid} ${styles.list}`}>
        {pins.map((pin) => (
          // oxlint-disable-next-line a11y/no-noninteractive-element-interactions -- Cards are dropped on cards; the grip of each handles the keys.
          <li
            key={pin.id}
            className={`${grid.place} ${styles.card}`}
            data-columns={pin.columns}
            data-height={pin.height}
            data-dragged={dragged === pin.id}
            onDragOver={(event) => (dragged === null ? undefined : event.preventDefault())}
            onDrop={(event) => dropOn(event, pin.id)}
          >
            <button
              className={styles.grip}
              type="button"
              ref={(element) => {
                if (element === null) grips.current.delete(pin.id);
                else grips.current.set(pin.id, element);
              }}
              draggable
              aria-label={`Move ${pin.name}`}
              aria-describedby="arrange-how"
              onKeyDown={(event) => stepByKey(event, pin.id)}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', pin.name);
                setDragged(pin.id);
              }}
              onDragEnd={() => setDragged(null)}
            >
              <svg width="12" height="16" viewBox="0 0 12 16" aria-hidden="true">
                {[3, 8, 13].flatMap((y) =>
                  [3, 9].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.5" />),
                )}
              </svg>
            </button>
            <div className={styles.words}>
              <h2>{pin.name}</h2>
              <p>{describePlace(pins, pin.id)}</p>
              <div className={styles.steps} role="group" aria-label={pin.name}>
                {steps.map(([wanted, name]) =>
                  stepPin(pins, pin.id, wanted) === null ? null : (
                    <TextButton key={wanted} onPress={() => step(pin.id, wanted)}>
                      {name}
                    </TextButton>
                  ),
                )}
                <TextButton onPress={() => void onUnpin(pin)}>Remove</TextButton>
              </div>
            </div>
          </li>
        ))}
      </ol>
      <div>
        <Button look="main" onPress={onDone}>
          Done arranging
        </Button>
      </div>
    </>
  );
}
