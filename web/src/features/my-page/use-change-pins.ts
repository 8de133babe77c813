import { useRef, useState } from 'react';

import { useChange } from '#graphql/use-change.js';

import { describePlace } from './arrange-pins.js';
import { ARRANGE_PINS, type MyPins, type Pin, UNPIN_BLOCK } from './my-page-documents.js';

interface ChangePins {
  /** The pins with the last change, whether or not the server has it yet. */
  readonly pins: readonly Pin[];
  readonly arrange: (pins: readonly Pin[], moved: string) => void;
  readonly unpin: (pin: Pin) => Promise<void>;
  /** What was done, for screen readers. */
  readonly announcement: string;
  /** Why the last change failed; null if it did not. */
  readonly problem: string | null;
}

/**
 * Changes to My page. Each arrangement shows at once; while one is being sent, others wait, and
 * only the last of them is sent.
 */
export function useChangePins(page: MyPins): ChangePins {
  const [draft, setDraft] = useState<readonly Pin[] | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const arranging = useChange(ARRANGE_PINS);
  const unpinning = useChange(UNPIN_BLOCK);
  const waiting = useRef<readonly Pin[] | null>(null);
  const findWaiting = () => waiting.current;

  const send = async (pins: readonly Pin[], version: number): Promise<void> => {
    waiting.current = pins;
    const placed = pins.map(({ id, columns, height }) => ({ pin: id, columns, height }));
    const sent = await arranging.send({ input: { version, pins: placed } });
    // Another arrangement is being sent, and this one follows it.
    if (sent === null) return;
    const wrong = sent.ok ? (sent.data.arrangePins.problems[0]?.message ?? null) : sent.sentence;
    setProblem(wrong);
    const next = findWaiting();
    if (sent.ok && wrong === null && next !== null && next !== pins) {
      await send(next, sent.data.arrangePins.myPage.version);
      return;
    }
    waiting.current = null;
    setDraft(null);
  };

  return {
    pins: draft ?? page.pins,
    announcement,
    problem,
    arrange: (pins, moved) => {
      setDraft(pins);
      setAnnouncement(describePlace(pins, moved));
      void send(pins, page.version);
    },
    unpin: async ({ id, name }) => {
      const sent = await unpinning.send({ pin: id });
      if (sent === null) return;
      const wrong = sent.ok ? (sent.data.unpinBlock.problems[0]?.message ?? null) : sent.sentence;
      setProblem(wrong);
      if (wrong === null) setAnnouncement(`${name} has been removed from your page`);
    },
  };
}
