import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Inner width of a block across an A4 page with its margins, in CSS pixels. */
const paperWidth = 660;

/**
 * The width there is for a chart, in CSS pixels: that of its element, and on paper `onPaper`, that of the page unless given, since
 * nothing is measured again between the press of "print" and the paper.
 */
export function useChartWidth(ref: RefObject<HTMLElement | null>, atFirst: number, onPaper = paperWidth): number {
  const [width, setWidth] = useState(atFirst);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;

    const measure = () => {
      const { width: measured } = element.getBoundingClientRect();
      if (measured > 0) setWidth(Math.floor(measured));
    };
    const onBeforePrint = () => flushSync(() => setWidth(onPaper));
    const observer = new ResizeObserver(() => {
      if (!window.matchMedia('print').matches) measure();
    });

    measure();
    observer.observe(element);
    window.addEventListener('beforeprint', onBeforePrint);
    window.addEventListener('afterprint', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', onBeforePrint);
      window.removeEventListener('afterprint', measure);
    };
  }, [ref, onPaper]);

  return width;
}
