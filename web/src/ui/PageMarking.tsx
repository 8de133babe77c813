import { createContext, type ReactNode, use, useLayoutEffect, useState } from 'react';

const Shown = createContext<string | null>(null);
const Show = createContext<(marking: string | null) => void>(() => undefined);

/** Lets a page say its marking where it does not stand itself: in the bar at the top. */
export function PageMarkingProvider({ children }: { readonly children: ReactNode }) {
  const [marking, setMarking] = useState<string | null>(null);
  return (
    <Show value={setMarking}>
      <Shown value={marking}>{children}</Shown>
    </Show>
  );
}

/**
 * The marking of the page that is shown, as it is written. Null until it is known, and of a page
 * without any.
 */
export function usePageMarking(): string | null {
  return use(Shown);
}

/**
 * Says the marking of the page as long as what says it is there, before it is painted: the bar and
 * the foot never differ.
 *
 * @param marking null until it is known
 */
export function useShowMarking(marking: string | null): void {
  const show = use(Show);
  useLayoutEffect(() => {
    show(marking);
    return () => show(null);
  }, [marking, show]);
}
