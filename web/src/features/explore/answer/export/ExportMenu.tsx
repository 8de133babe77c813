import { useId, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { loadLazily } from '#lib/lazy-code.js';
import { toButtonClass } from '#ui/button-look.js';
import type { Entry } from '#ui/figure-block/FigureActionList.js';
import { HiddenText } from '#ui/HiddenText.js';

import type { AnswerToExport } from './export.type.js';
import type { ExportList } from './ExportList.js';
import styles from './ExportMenu.module.css';

/**
 * The open menu and the code that writes files and texts are loaded when the pointer or the focus
 * reaches the button.
 */
const actionList = loadLazily(async () => (await import('./ExportList.js')).ExportList);

interface ExportMenuProps {
  readonly answer: AnswerToExport;
}

const entryByKey: Readonly<Partial<Record<string, Entry>>> = {
  ArrowDown: 'first',
  ArrowUp: 'last',
};

/** The menu that exports an answer: as a file, or as a text that asks the question elsewhere. */
export function ExportMenu({ answer }: ExportMenuProps) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<{
    readonly List: typeof ExportList;
    readonly entry: Entry;
  } | null>(null);
  const [announcement, setAnnouncement] = useState('');

  const prepare = () => {
    // If it fails to load, pressing the menu reports it.
    actionList.fetch().catch(() => undefined);
  };
  const open = (entry: Entry) => {
    const show = (List: typeof ExportList) => setOpened({ List, entry });
    const code = actionList.find();
    if (code === undefined)
      actionList
        .fetch()
        .then(show, () =>
          setAnnouncement('The menu could not load. Check your connection and try again.'),
        );
    else show(code);
  };

  return (
    <span className={styles.menu}>
      <Button
        ref={opener}
        className={toButtonClass({})}
        aria-haspopup="menu"
        aria-expanded={opened !== null}
        {...(opened === null ? {} : { 'aria-controls': id })}
        onHoverStart={prepare}
        onFocus={prepare}
        onPress={() => open('first')}
        onKeyDown={(event) => {
          const asked = entryByKey[event.key];
          if (asked === undefined) event.continuePropagation();
          else open(asked);
        }}
      >
        Export
        <svg className={styles.caret} width="10" height="6" viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </Button>
      {opened === null ? null : (
        <opened.List
          id={id}
          answer={answer}
          opener={opener}
          entry={opened.entry}
          onTell={setAnnouncement}
          onClose={() => setOpened(null)}
        />
      )}
      {announcement === '' ? null : (
        <span className={styles.announcement} aria-hidden="true">
          {announcement}
        </span>
      )}
      <HiddenText role="status">{announcement}</HiddenText>
    </span>
  );
}
