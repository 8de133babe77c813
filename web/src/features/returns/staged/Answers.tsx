import { useEffect, useRef, useState } from 'react';

import { Button } from '#ui/Button.js';

import { MOMENT } from './use-is-moving.js';

interface AnswersProps {
  /** The answer that changes nothing. */
  readonly no: string;
  readonly onNo: () => void;
  /** The answer that confirms the action. */
  readonly yes: string;
  readonly onYes: () => void;
  readonly isPending: boolean;
}

/**
 * The answers to a question that a button asks. The answer that changes nothing replaces that
 * button and gets the focus. For a moment neither answer can be pressed, so that the second press
 * of a double click does nothing.
 */
export function Answers({ no, onNo, yes, onYes, isPending }: AnswersProps) {
  const [isTooSoon, setTooSoon] = useState(true);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The answer is where the pressed button was, so nothing has to scroll.
    first.current?.focus({ preventScroll: true });
    const timer = setTimeout(() => setTooSoon(false), MOMENT);
    return () => clearTimeout(timer);
  }, []);
  const unlessTooSoon = (answer: () => void) => () => {
    if (!isTooSoon) answer();
  };
  return (
    <>
      <Button ref={first} isOff={isTooSoon} onPress={unlessTooSoon(onNo)}>
        {no}
      </Button>
      <Button look="main" isPending={isPending} isOff={isTooSoon} onPress={unlessTooSoon(onYes)}>
        {yes}
      </Button>
    </>
  );
}
