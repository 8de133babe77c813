import { useEffect, useState } from 'react';

const LOOK_EVERY_MS = 500;

/**
 * How much of a staged return has been screened again, 0 to 1, while that lasts; null if the server
 * does not say.
 */
export function useScreenedShare(id: string, isOn: boolean): number | null {
  const [share, setShare] = useState<number | null>(null);
  useEffect(() => {
    if (!isOn) return undefined;
    let isGone = false;
    let timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    const look = async () => {
      const found = await readShare(id);
      if (isGone) return;
      setShare(found);
      timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    };
    return () => {
      isGone = true;
      clearTimeout(timer);
      setShare(null);
    };
  }, [id, isOn]);
  return share;
}

async function readShare(id: string): Promise<number | null> {
  try {
    const response = await fetch(`/import/screening/${encodeURIComponent(id)}`);
    const answer: unknown = response.ok ? await response.json() : null;
    if (typeof answer !== 'object' || answer === null || !('share' in answer)) return null;
    return typeof answer.share === 'number' ? answer.share : null;
  } catch {
    // Without an answer the screening still continues, with unknown progress.
    return null;
  }
}
