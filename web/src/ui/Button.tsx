import type { Ref } from 'react';

import { toButtonClass } from './button-look.js';

interface ButtonProps {
  readonly children: string;
  /** Called on a press. Left out if the button submits its form, or opens something beside it. */
  readonly onPress?: () => void;
  /** `main` for the main button of a form; `quiet` for one that is rarely needed. */
  readonly look?: 'main' | 'quiet';
  readonly type?: 'button' | 'submit';
  /**
   * Whether the button's action is not finished: the button keeps the focus and looks disabled, but
   * its page has to ignore presses.
   */
  readonly isPending?: boolean;
  /** Whether the button has nothing to do: it keeps the focus, and its page ignores presses. */
  readonly isOff?: boolean;
  /** The full purpose of the button, for people who hear its label out of context. */
  readonly label?: string;
  /** The element, so that the focus can return to it. */
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
      // Sets only `aria-disabled`, because a pending or inactive button keeps its focus.
      aria-disabled={isPending || isOff ? true : undefined}
    >
      {children}
    </button>
  );
}
