import { type ReactNode, startTransition, Suspense, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { loadLazily } from '#lib/lazy-code.js';

import { toButtonClass } from './button-look.js';
import type { DialogFrame } from './DialogFrame.js';

/**
 * The code of a dialog is larger than that of the page around it, so it is fetched when the pointer
 * or the focus reaches the button.
 */
const frame = loadLazily(async () => (await import('./DialogFrame.js')).DialogFrame);

interface DialogButtonProps {
  readonly children: string;
  /** A fuller name for the button, for people who hear it out of context. */
  readonly label?: string;
  readonly look?: 'main' | 'quiet';
  readonly title: string;
  /** The content of the dialog; `close` returns the focus to the button. */
  readonly content: (close: () => void) => ReactNode;
  /** Fetches the code of the content, if it is loaded separately. */
  readonly prepare?: () => Promise<unknown>;
  /** Called when the dialog has been closed, in any way. */
  readonly onClosed?: () => void;
}

/** A button that opens a dialog over the page. */
export function DialogButton({
  children,
  label,
  look,
  title,
  content,
  prepare,
  onClosed,
}: DialogButtonProps) {
  const [opened, setOpened] = useState<{ readonly Frame: typeof DialogFrame } | null>(null);
  const [announcement, setAnnouncement] = useState('');

  const fetchAll = async () => (await Promise.all([frame.fetch(), prepare?.()]))[0];
  const comeNear = () => {
    // Somebody who presses the button sees the failure.
    fetchAll().catch(() => undefined);
  };
  const open = () => {
    fetchAll().then(
      (Frame) => {
        setAnnouncement('');
        // Opens with its content, which is already loaded: an empty dialog would lose the first
        // keystrokes, and React would take a third of a second to fill it.
        startTransition(() => setOpened({ Frame }));
      },
      () => setAnnouncement('The form could not load. Check your connection and try again.'),
    );
  };
  const close = () => {
    setOpened(null);
    onClosed?.();
  };

  return (
    <>
      <Button
        className={toButtonClass({ look })}
        {...(label === undefined ? {} : { 'aria-label': label })}
        aria-haspopup="dialog"
        aria-expanded={opened !== null}
        onHoverStart={comeNear}
        onFocus={comeNear}
        onPress={open}
      >
        {children}
      </Button>
      <Suspense fallback={null}>
        {opened === null ? null : <opened.Frame title={title} content={content} onClose={close} />}
      </Suspense>
      {announcement === '' ? null : <span role="alert">{announcement}</span>}
    </>
  );
}
