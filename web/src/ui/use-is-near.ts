import { type RefObject, useEffect, useState } from 'react';

/** The distance below the screen within which elements are already drawn. */
const margin = '400px';

/** Milliseconds after which an element is drawn anyway, so that it can be printed. */
const patience = 3000;

/**
 * Whether an element is near the screen, is about to be printed, or has waited long enough. Once
 * true, the result stays true.
 */
export function useIsNear(ref: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false);

  useEffect(() => {
    const { current } = ref;
    if (current === null) return;
    const show = () => setIsNear(true);
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && show(),
      {
        rootMargin: margin,
      },
    );
    observer.observe(current);
    window.addEventListener('beforeprint', show);
    const timer = setTimeout(show, patience);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', show);
      clearTimeout(timer);
    };
  }, [ref]);

  return isNear;
}
