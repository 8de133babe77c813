import { type RefObject, useEffect, useRef } from 'react';

import type { ModerationAddress } from './moderation-address.js';

/**
 * When the open disruption is closed, moves the focus to its row in the queue, so that the reader
 * carries on where they left off. The queue itself gets the focus if it no longer has that row. The
 * focus does not move to another list.
 *
 * @returns a ref for the element around the queue
 */
export function useWayBack({
  list,
  opened,
}: Pick<ModerationAddress, 'list' | 'opened'>): RefObject<HTMLDivElement | null> {
  const queue = useRef<HTMLDivElement>(null);
  const before = useRef({ list, opened });
  useEffect(() => {
    const { list: former, opened: closed } = before.current;
    before.current = { list, opened };
    if (closed === null || opened !== null || former !== list) return;
    const row = queue.current?.querySelector<HTMLElement>(`[data-case="${CSS.escape(closed)}"]`);
    (row ?? queue.current)?.focus({ preventScroll: true });
    // If the queue was next to the case, it has not moved.
    if (isBelow()) row?.scrollIntoView({ block: 'center' });
  }, [list, opened]);
  return queue;
}

/**
 * Whether the window is too narrow for a case next to the queue, so that the case replaces the
 * queue.
 */
export function isBelow(): boolean {
  return window.matchMedia('(width < 1280px)').matches;
}
