import { toButtonClass } from './button-look.js';

interface SignInAgainProps {
  /** What it opens, as in "to make a token". */
  readonly what: string;
}

/**
 * Stands where a form would open, for somebody who signed in a while ago: it leads through signing
 * in and back to this page.
 */
export function SignInAgain({ what }: SignInAgainProps) {
  const here = window.location.pathname + window.location.search;
  return (
    <a className={toButtonClass({})} href={`/sign-in?again=yes&to=${encodeURIComponent(here)}`}>
      Sign in again {what}
    </a>
  );
}
