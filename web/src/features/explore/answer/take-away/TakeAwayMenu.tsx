import { useId, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { type Entry, FigureActionList } from '#ui/figure-block/FigureActionList.js';
import { HiddenText } from '#ui/HiddenText.js';

import type { AnswerToTake } from './take-away.type.js';
import styles from './TakeAwayMenu.module.css';
import { useTakeAway } from './use-take-away.js';

interface TakeAwayMenuProps {
  readonly answer: AnswerToTake;
}

const entryByKey: Readonly<Partial<Record<string, Entry>>> = { ArrowDown: 'first', ArrowUp: 'last' };

/** The menu by which an answer is taken away: as a file, or as the text that asks for it elsewhere. */
export function TakeAwayMenu({ answer }: TakeAwayMenuProps) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const [entry, setEntry] = useState<Entry | null>(null);
  const { actions, told } = useTakeAway(answer);

  return (
    <span className={styles.menu}>
      <Button
        ref={opener}
        className={styles.button ?? ''}
        aria-haspopup="menu"
        aria-expanded={entry !== null}
        {...(entry === null ? {} : { 'aria-controls': id })}
        onPress={() => setEntry('first')}
        onKeyDown={(event) => {
          const asked = entryByKey[event.key];
          if (asked === undefined) event.continuePropagation();
          else setEntry(asked);
        }}
      >
        Take away
        <svg className={styles.caret} width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </Button>
      {entry === null ? null : (
        <FigureActionList id={id} label="Take away" opener={opener} actions={actions} entry={entry} onClose={() => setEntry(null)} />
      )}
      {told === '' ? null : (
        <span className={styles.told} aria-hidden="true">
          {told}
        </span>
      )}
      <HiddenText role="status">{told}</HiddenText>
    </span>
  );
}
