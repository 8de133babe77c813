import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

import styles from './Projector.module.css';
import { fitInto } from './screens.js';

interface FittedProps {
  /** The width in pixels at which the content is laid out before it is scaled. */
  readonly width: number;
  /** The maximum scale. */
  readonly most: number;
  readonly children: ReactNode;
}

/** Draws something as large as its space allows, with nothing cut off and nothing to scroll. */
export function Fitted({ width, most, children }: FittedProps) {
  const room = useRef<HTMLDivElement>(null);
  const drawn = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);

  useLayoutEffect(() => {
    const measure = () => {
      if (room.current === null || drawn.current === null) return;
      const { clientWidth, clientHeight } = room.current;
      setScale(
        fitInto(
          { width: clientWidth, height: clientHeight },
          { width, height: drawn.current.offsetHeight },
          most,
        ),
      );
    };
    measure();
    // Charts are drawn once their space is known.
    const observer = new ResizeObserver(measure);
    for (const each of [room.current, drawn.current]) if (each !== null) observer.observe(each);
    return () => observer.disconnect();
  }, [width, most]);

  return (
    <div ref={room} className={styles.room}>
      <div
        ref={drawn}
        className={styles.drawn}
        style={{ inlineSize: width, transform: `scale(${scale})` }}
      >
        {children}
      </div>
    </div>
  );
}
