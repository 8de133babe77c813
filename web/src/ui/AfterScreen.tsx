import { type ReactNode, startTransition, useEffect, useState } from 'react';

interface AfterScreenProps {
  /** Whether it is read now, and cannot wait. */
  readonly isNow?: boolean;
  readonly children: ReactNode;
}

/** What only paper shows, drawn once what the screen shows has been. */
export function AfterScreen({ isNow = false, children }: AfterScreenProps) {
  const [isDue, setIsDue] = useState(false);
  useEffect(() => startTransition(() => setIsDue(true)), []);
  return isNow || isDue ? children : null;
}
