import type { RefObject } from 'react';

import { type Entry, FigureActionList } from '#ui/figure-block/FigureActionList.js';

import { listActions } from './list-actions.js';
import type { AnswerToTake } from './take-away.type.js';

interface TakeAwayListProps {
  readonly id: string;
  readonly answer: AnswerToTake;
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly entry: Entry;
  /** Told what came of what was chosen. */
  readonly onTell: (words: string) => void;
  readonly onClose: () => void;
}

/** The open menu of what can be taken away. */
export function TakeAwayList({ answer, onTell, ...list }: TakeAwayListProps) {
  return <FigureActionList {...list} label="Take away" actions={listActions(answer, onTell)} />;
}
