import { useEffect, useRef, useState } from 'react';

import { saveFile } from '#lib/csv.js';
import { unreachable } from '#lib/no-answer.js';

import { type Downloaded, downloadFile } from './download-file.js';

/** The state of a download, in words. */
export interface DownloadMessage {
  readonly text: string;
  readonly isFailed: boolean;
  readonly isBusy: boolean;
}

interface PackDownload {
  readonly said: DownloadMessage;
  /** Starts a download; another that is still pending is abandoned. */
  readonly take: (address: string, what: string) => void;
}

const nothing: DownloadMessage = { text: '', isFailed: false, isBusy: false };

/**
 * Downloads a file of a pack, and asks again while it is being made. An answer that arrives after
 * the reader has left the page is dropped.
 */
export function usePackDownload(): PackDownload {
  const [said, setSaid] = useState(nothing);
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);
  const take = (address: string, what: string) => {
    current.current?.abort();
    const asking = new AbortController();
    current.current = asking;
    const tell = (next: DownloadMessage) => {
      if (!asking.signal.aborted) setSaid(next);
    };
    tell({ text: `Preparing the ${what}.`, isFailed: false, isBusy: true });
    const wait = ({ sentence }: { readonly sentence: string }) =>
      tell({ text: sentence, isFailed: false, isBusy: true });
    untilTaken(address, asking.signal, wait).then(
      (taken) => {
        if (taken.state === 'TAKEN') saveFile(taken.name, taken.content);
        tell(
          taken.state === 'TAKEN'
            ? { text: `${capitalise(what)} downloaded.`, isFailed: false, isBusy: false }
            : { text: taken.sentence, isFailed: true, isBusy: false },
        );
      },
      () => tell({ text: unreachable, isFailed: true, isBusy: false }),
    );
  };
  return { said, take };
}

type Waiting = Extract<Downloaded, { readonly state: 'WAITING' }>;

async function untilTaken(
  address: string,
  signal: AbortSignal,
  onWaiting: (waiting: Waiting) => void,
): Promise<Exclude<Downloaded, Waiting>> {
  for (;;) {
    const taken = await downloadFile(address, signal);
    if (taken.state !== 'WAITING') return taken;
    onWaiting(taken);
    await new Promise((resolve) => setTimeout(resolve, taken.seconds * 1000));
    signal.throwIfAborted();
  }
}

function capitalise(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
