import { type RefObject, useContext, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

import { PaperWidthContext } from './paper-width.js';

/** Inner width of a block across an A4 page with margins, in CSS pixels. */
const paperWidth = 660;

interface ChartWidth {
  /** In CSS pixels. */
  readonly width: number;
  /** Whether the width is known. A chart that is drawn before then is drawn twice. */
  readonly isKnown: boolean;
  /** Whether this is the width on paper. */
  readonly isOnPaper: boolean;
}

/**
 * The width available for a chart: that of its element, or `unseen` if the element has none. On
 * paper it is `usualOnPaper`, by default the page's, and at most what the sheet has room for:
 * nothing is measured again between pressing "print" and printing.
 */
export function useChartWidth(
  ref: RefObject<HTMLElement | null>,
  unseen: number,
  usualOnPaper = paperWidth,
): ChartWidth {
  const sheet = useContext(PaperWidthContext);
  const onPaper =
    sheet === null
      ? usualOnPaper
      : usualOnPaper === paperWidth
        ? sheet.whole
        : Math.min(sheet.half, usualOnPaper);
  const [width, setWidth] = useState<number | null>(null);
  const [isOnPaper, setIsOnPaper] = useState(false);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;

    const measure = () => {
      const measured = toLaidOut(element.offsetWidth, element.getBoundingClientRect().width);
      setWidth((before) => (measured > 0 ? Math.floor(measured) : (before ?? unseen)));
    };
    const onBeforePrint = () =>
      flushSync(() => {
        setWidth(onPaper);
        setIsOnPaper(true);
      });
    const onAfterPrint = () => {
      measure();
      setIsOnPaper(false);
    };
    const observer = new ResizeObserver(() => {
      if (!window.matchMedia('print').matches) measure();
    });

    measure();
    observer.observe(element);
    window.addEventListener('beforeprint', onBeforePrint);
    window.addEventListener('afterprint', onAfterPrint);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', onBeforePrint);
      window.removeEventListener('afterprint', onAfterPrint);
    };
  }, [ref, unseen, onPaper]);

  return { width: width ?? unseen, isKnown: width !== null, isOnPaper };
}

/**
 * Width of an element in layout pixels, not as shown: a wall scales its figures up.
 *
 * @param laidOut in whole pixels; 0 if there is no layout
 * @param shown in fractions of pixels
 */
export function toLaidOut(laidOut: number, shown: number): number {
  return laidOut > 0 && Math.abs(laidOut - shown) > 1 ? laidOut : shown;
}
