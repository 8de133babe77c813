import { toButtonClass } from './button-look.js';

interface SignInAgainProps {
  /** What the new sign-in allows, as in "to make a token". */
  readonly what: string;
}

/**
 * Shown in place of a form to somebody who signed in a while ago: it leads through sign-in and back
 * to this page.
 */
export function SignInAgain({ what }: SignInAgainProps) {
  const here = window.location.pathname + window.location.search;
  return (
    <a className={toButtonClass({})} href={`/sign-in?again=yes&to=${encodeURIComponent(here)}`}>
      Sign in again {what}
    </a>
  );
}
