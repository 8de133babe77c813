import { type ReactNode, useState } from 'react';

import { Button } from '#ui/Button.js';

import type { Pin } from './my-page-documents.js';
import styles from './MyPage.module.css';
import type { Around } from './pin-address.js';
import { PinnedBatch } from './PinnedBatch.js';

interface MyBlocksProps {
  readonly pins: readonly Pin[];
  /** The tile of alerts, next to the first block; null if there is none. */
  readonly alerts: ReactNode;
  readonly around: Around;
  readonly marking: string;
  readonly onNarrow: (change: {
    readonly quarter?: string | null;
    readonly area?: string | null;
  }) => void;
  readonly onUnpin: (pin: Pin) => Promise<void>;
}

/**
 * The number of blocks that load together: blocks far down the page wait until the reader scrolls
 * near them.
 */
const BATCH = 4;

/** The pinned blocks, in order. */
export function MyBlocks({ pins, alerts, ...props }: MyBlocksProps) {
  const [offline, setOffline] = useState<Readonly<Record<string, () => void>>>({});
  const retries = Object.values(offline);
  const batches = Array.from({ length: Math.ceil(pins.length / BATCH) }, (_, index) =>
    pins.slice(index * BATCH, (index + 1) * BATCH),
  );
  const onOffline = (key: string, retry: (() => void) | null) =>
    setOffline(({ [key]: _gone, ...others }) =>
      retry === null ? others : { ...others, [key]: retry },
    );

  return (
    <>
      {retries.length === 0 ? null : (
        <div className={styles.offline} role="alert">
          <p>
            <b>Stronghold cannot be reached.</b> You are seeing what was loaded before.
          </p>
          <Button onPress={() => retries.forEach((retry) => retry())}>Try again</Button>
        </div>
      )}
      <div className={styles.grid}>
        {batches.map((batch, index) => (
          <PinnedBatch
            key={index}
            name={String(index)}
            pins={batch}
            isFirst={index === 0}
            afterFirst={index === 0 ? alerts : null}
            onOffline={onOffline}
            {...props}
          />
        ))}
      </div>
    </>
  );
}
