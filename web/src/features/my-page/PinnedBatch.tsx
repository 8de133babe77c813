import { skipToken, useQuery } from '@apollo/client/react';
import { Fragment, type ReactNode, useEffect, useRef } from 'react';

import { whole } from '#graphql/answer-cache-link.js';
import { askAgain } from '#graphql/ask-again.js';
import { toProblem } from '#graphql/problem.js';
import { useInYears } from '#graphql/years-read.js';
import { useIsNear } from '#ui/use-is-near.js';

import { MY_BLOCKS, type Pin } from './my-page-documents.js';
import type { Around } from './pin-address.js';
import { PinnedBlock } from './PinnedBlock.js';

interface PinnedBatchProps {
  readonly name: string;
  readonly pins: readonly Pin[];
  readonly around: Around;
  readonly marking: string;
  /** Whether the batch loads at once, even if it is not near the screen. */
  readonly isFirst: boolean;
  /** Shown after the first block. */
  readonly afterFirst: ReactNode;
  readonly onNarrow: (change: {
    readonly quarter?: string | null;
    readonly area?: string | null;
  }) => void;
  readonly onUnpin: (pin: Pin) => Promise<void>;
  /**
   * Called with a retry function while the server cannot be reached and older figures are shown;
   * with null once it can.
   */
  readonly onOffline: (name: string, retry: (() => void) | null) => void;
}

/** Some pinned blocks, loaded with one question once the reader scrolls near them. */
export function PinnedBatch({
  name,
  pins,
  around,
  isFirst,
  afterFirst,
  onOffline,
  ...props
}: PinnedBatchProps) {
  const mark = useRef<HTMLDivElement>(null);
  const isNear = useIsNear(mark) || isFirst;
  const ids = pins.filter(({ isGone }) => !isGone).map(({ id }) => id);
  const { quarter, area } = around;
  const variables = { scope: { quarter, ...(area === null ? {} : { area }) }, pins: ids };
  const result = useQuery(
    MY_BLOCKS,
    isNear && ids.length > 0
      ? { ...whole, variables, errorPolicy: 'all' as const, notifyOnNetworkStatusChange: true }
      : skipToken,
  );
  const { error, loading, refetch, previousData } = result;
  const data = useInYears(result.data ?? previousData);
  const answers = data?.myPage.pins ?? [];
  const problem = error === undefined || loading ? null : toProblem(error);
  const retry = () => askAgain(refetch(variables));
  const isOffline = problem?.kind === 'failed' && problem.isOffline && answers.length > 0;

  const again = useRef(retry);
  useEffect(() => {
    again.current = retry;
  });
  const tell = useRef(onOffline);
  useEffect(() => {
    tell.current(name, isOffline ? () => again.current() : null);
  }, [name, isOffline]);

  return (
    <>
      {pins.map((pin, index) => (
        <Fragment key={pin.id}>
          <PinnedBlock
            {...(index === 0 ? { ref: mark } : {})}
            pin={pin}
            around={around}
            answer={answers.find(({ id }) => id === pin.id) ?? null}
            isWaiting={loading || !isNear}
            isStale={result.data === undefined && answers.length > 0}
            problem={problem}
            onRetry={retry}
            {...props}
          />
          {index === 0 ? afterFirst : null}
        </Fragment>
      ))}
    </>
  );
}
