import { useEffect, useRef } from 'react';

import styles from './Projector.module.css';
import { nameScreen } from './screens.js';
import type { ScreenNavigation } from './use-projector-keys.js';

interface ProjectorHelpProps {
  readonly isForContents: boolean;
  readonly going: ScreenNavigation;
  readonly onClose: () => void;
}

/** An overlay on the wall: the list of its screens, or of the keys. */
export function ProjectorHelp({
  isForContents,
  going: { screens, screen, show },
  onClose,
}: ProjectorHelpProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.over} aria-labelledby="over-heading" onClose={onClose}>
      <h2 id="over-heading">{isForContents ? 'Contents' : 'Keys'}</h2>
      {isForContents ? (
        <ol>
          {screens.map((each, index) => (
            <li key={nameScreen(each)}>
              <button
                type="button"
                aria-current={index + 1 === screen ? 'step' : undefined}
                onClick={() => {
                  show(index + 1);
                  onClose();
                }}
              >
                {nameScreen(each)}
              </button>
            </li>
          ))}
        </ol>
      ) : (
        <dl>
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      )}
      <button type="button" onClick={onClose}>
        Close
      </button>
    </dialog>
  );
}

const keys = [
  ['Right, Page Down', 'the next screen'],
  ['Left, Page Up', 'the one before'],
  ['Home, End', 'the first, the last'],
  ['C', 'contents'],
  ['N', 'notes, in their own window'],
  ['H', 'this help'],
  ['Esc', 'back to the page'],
] as const;
