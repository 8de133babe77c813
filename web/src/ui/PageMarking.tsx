import { createContext, type ReactNode, use, useLayoutEffect, useState } from 'react';

const Shown = createContext<string | null>(null);
const Show = createContext<(marking: string | null) => void>(() => undefined);

/** Passes the marking of a page to the top bar, which is outside the page. */
export function PageMarkingProvider({ children }: { readonly children: ReactNode }) {
  const [marking, setMarking] = useState<string | null>(null);
  return (
    <Show value={setMarking}>
      <Shown value={marking}>{children}</Shown>
    </Show>
  );
}

/** The text of the current page's marking. Null until known, and for a page without a marking. */
export function usePageMarking(): string | null {
  return use(Shown);
}

/**
 * Sets the marking of the page while the caller is mounted, before the page is painted, so that the
 * bar and the foot never differ.
 *
 * @param marking null until known
 */
export function useShowMarking(marking: string | null): void {
  const show = use(Show);
  useLayoutEffect(() => {
    show(marking);
    return () => show(null);
  }, [marking, show]);
}
