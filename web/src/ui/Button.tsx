import type { Ref } from 'react';

import { toButtonClass } from './button-look.js';

interface ButtonProps {
  readonly children: string;
  /** Left out where the button sends its form, or opens what it stands beside. */
  readonly onPress?: () => void;
  /** `main` for the one that a form is for; `quiet` for what is seldom wanted. */
  readonly look?: 'main' | 'quiet';
  readonly type?: 'button' | 'submit';
  /**
   * True while what it began is not done: it keeps the focus and looks as if it could not be
   * pressed, which is then for its page to see to.
   */
  readonly isPending?: boolean;
  /**
   * True where there is nothing for it to do now: it keeps the focus, and its page does nothing.
   */
  readonly isOff?: boolean;
  /** What it does in full, for people who hear it without its surroundings. */
  readonly label?: string;
  /** To lead the reader back to it. */
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that does something on this page. */
export function Button({
  children,
  onPress,
  look,
  type = 'button',
  isPending = false,
  isOff = false,
  label,
  ref,
}: ButtonProps) {
  return (
    <button
      className={toButtonClass({ look, isPending, isOff })}
      type={type}
      ref={ref}
      onClick={onPress}
      aria-label={label}
      // Disabled in name alone: what is pending or off keeps its focus.
      aria-disabled={isPending || isOff ? true : undefined}
    >
      {children}
    </button>
  );
}
