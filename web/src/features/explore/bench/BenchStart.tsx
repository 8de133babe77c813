import type { ComponentProps } from 'react';

import { FoundSaved } from '#features/explore/start/FoundSaved.js';
import { Start } from '#features/explore/start/Start.js';
import { StartSaved } from '#features/explore/start/StartSaved.js';

interface BenchStartProps extends Omit<ComponentProps<typeof Start>, 'saved' | 'findSaved'> {
  readonly onOpenSaved: (id: string) => void;
}

/** The start page with saved questions. People who follow a link to a question do not need it. */
export function BenchStart({ onOpenSaved, ...start }: BenchStartProps) {
  return (
    <Start
      {...start}
      saved={<StartSaved onOpen={onOpenSaved} />}
      findSaved={(words) => <FoundSaved words={words} onOpen={onOpenSaved} />}
    />
  );
}
