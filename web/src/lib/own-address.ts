/**
 * The given address if it is a page of Stronghold; otherwise the first page, because a link that
 * names where to continue must not lead to another site. The page for choosing a person is not
 * accepted either.
 */
export function toOwnAddress(asked: string | null): string {
  if (asked === null || !/^\/(?![/\\])/.test(asked) || !URL.canParse(asked, 'http://own.invalid'))
    return '/';
  const { origin, pathname, search, hash } = new URL(asked, 'http://own.invalid');
  return origin === 'http://own.invalid' && pathname !== '/sign-in'
    ? pathname + search + hash
    : '/';
}

/** The page for signing in, or switching post, that leads back to the current page. */
export function toSignInAddress(here: {
  readonly pathname: string;
  readonly search: string;
}): string {
  const back = toOwnAddress(here.pathname + here.search);
  return back === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(back)}`;
}
