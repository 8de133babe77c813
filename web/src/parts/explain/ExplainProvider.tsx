import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { useLocation } from 'react-router';

import type { ExplainedFigure } from '#lib/figure-question.js';
import { ExplainContext } from '#ui/figure-block/explain-context.js';

import styles from './ExplainProvider.module.css';

const ExplainDrawer = lazy(async () => {
  const { ExplainDrawer: component } = await import('./ExplainDrawer.js');
  return { default: component };
});

interface Params {
  readonly figure: ExplainedFigure;
  /** The element that gets the focus back. */
  readonly opener: HTMLElement | null;
  /** The path of the page on which the explanation was opened: it is not shown on any other. */
  readonly pathname: string;
}

interface ExplainProviderProps {
  readonly children: ReactNode;
}

/**
 * Opens the explanation of any number on the pages inside it: beside the page if there is room,
 * otherwise over the lower part of the page.
 */
export function ExplainProvider({ children }: ExplainProviderProps) {
  const { pathname } = useLocation();
  const [asked, setAsked] = useState<Params | null>(null);
  const [closed, setClosed] = useState<Params | null>(null);
  const explain = useCallback(
    (figure: ExplainedFigure, from: HTMLElement | null) =>
      setAsked({ figure, opener: from, pathname }),
    [pathname],
  );
  useEffect(() => {
    if (closed?.opener?.isConnected === true) closed.opener.focus();
  }, [closed]);
  const close = () => {
    setClosed(asked);
    setAsked(null);
  };
  const isOpen = asked?.pathname === pathname;

  return (
    <ExplainContext value={explain}>
      <div className={isOpen ? styles.withDrawer : undefined}>
        <div className={styles.page}>{children}</div>
        {isOpen ? (
          <div className={styles.drawer}>
            <Suspense fallback={null}>
              <ExplainDrawer figure={asked.figure} onClose={close} />
            </Suspense>
          </div>
        ) : null}
      </div>
    </ExplainContext>
  );
}
