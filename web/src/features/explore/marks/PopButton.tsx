import { type ReactNode, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { loadLazily } from '#lib/lazy-code.js';

import { LazyPart } from './LazyPart.js';
import type { PopFrame } from './PopFrame.js';

/**
 * The code of the frame is as large as the builder: it is loaded when the pointer or the focus
 * reaches a button.
 */
const frame = loadLazily(async () => (await import('./PopFrame.js')).PopFrame);

interface PopButtonProps {
  /** The label of the button. */
  readonly children: ReactNode;
  /** The full name of the frame that opens. */
  readonly label: string;
  readonly className: string | undefined;
  readonly onOpen?: () => void;
  /** The content of the frame; `close` closes it and returns the focus to the button. */
  readonly content: (close: () => void) => ReactNode;
}

/** A button that opens a small frame under it. Escape or a press outside closes it. */
export function PopButton({ children, label, className = '', onOpen, content }: PopButtonProps) {
  const opener = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<{ readonly Frame: typeof PopFrame } | null>(null);
  const [announcement, setAnnouncement] = useState('');

  const prepare = () => {
    // If the frame fails to load, pressing the button reports it.
    frame.fetch().catch(() => undefined);
  };
  const show = (Frame: typeof PopFrame) => {
    setAnnouncement('');
    setOpened({ Frame });
    onOpen?.();
  };
  const open = () => {
    const code = frame.find();
    if (code === undefined)
      frame
        .fetch()
        .then(show, () =>
          setAnnouncement('This could not load. Check your connection and try again.'),
        );
    else show(code);
  };
  const close = () => setOpened(null);

  return (
    <>
      <Button
        ref={opener}
        className={className}
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={opened !== null}
        onHoverStart={prepare}
        onFocus={prepare}
        onPress={open}
      >
        {children}
      </Button>
      {opened === null ? null : (
        <opened.Frame label={label} opener={opener} onClose={close}>
          <LazyPart>{content(close)}</LazyPart>
        </opened.Frame>
      )}
      {announcement === '' ? null : <span role="alert">{announcement}</span>}
    </>
  );
}
