import { parseAsInteger, useQueryState } from 'nuqs';
import { useEffect, useRef } from 'react';

/**
 * The number of the screen that is shown, from 1. It is the same in the window of the wall and in
 * that of the notes.
 */
export function useScreen(
  pack: string,
  count: number,
): readonly [number, (screen: number) => void] {
  const [asked, setAsked] = useQueryState('screen', parseAsInteger.withDefault(1));
  const channel = useRef<BroadcastChannel | null>(null);
  const clamp = (screen: number) => Math.min(Math.max(screen, 1), count);

  useEffect(() => {
    const opened = new BroadcastChannel(`stronghold-projector:${pack}`);
    channel.current = opened;
    opened.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'number') void setAsked(data);
    };
    return () => opened.close();
  }, [pack, setAsked]);

  const show = (screen: number) => {
    const next = clamp(screen);
    void setAsked(next);
    channel.current?.postMessage(next);
  };
  return [clamp(asked), show];
}
