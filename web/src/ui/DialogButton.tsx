import { type ReactNode, startTransition, Suspense, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { loadLazily } from '#lib/lazy-code.js';

import { toButtonClass } from './button-look.js';
import type { DialogFrame } from './DialogFrame.js';

/**
 * A dialog weighs more than the page that it opens over: it is fetched for the person who comes
 * near its button.
 */
const frame = loadLazily(async () => (await import('./DialogFrame.js')).DialogFrame);

interface DialogButtonProps {
  readonly children: string;
  /** What the button opens in full, for people who hear it without its surroundings. */
  readonly label?: string;
  readonly look?: 'main' | 'quiet';
  readonly title: string;
  /** What stands in the dialog; `close` gives the focus back to the button. */
  readonly content: (close: () => void) => ReactNode;
  /** Fetches what the content is drawn with, where that is fetched at all. */
  readonly prepare?: () => Promise<unknown>;
  /** Called when it was closed, in any way. */
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
    // Whoever then presses is told of a fault.
    fetchAll().catch(() => undefined);
  };
  const open = () => {
    fetchAll().then(
      (Frame) => {
        setAnnouncement('');
        // With its content, which is there already: an empty dialog would take the first words, and
        // React fills it no sooner than a third of a second later.
        startTransition(() => setOpened({ Frame }));
      },
      () => setAnnouncement('The form could not be fetched. Check the connection and press again.'),
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
