/**
 * An address within these pages, or the first page: nobody is led elsewhere by a link that names
 * where to go on. What leads to the choice of a person leads nowhere.
 */
export function toOwnAddress(asked: string | null): string {
  if (asked === null || !/^\/(?![/\\])/.test(asked) || !URL.canParse(asked, 'http://own.invalid'))
    return '/';
  const { origin, pathname, search, hash } = new URL(asked, 'http://own.invalid');
  return origin === 'http://own.invalid' && pathname !== '/sign-in'
    ? pathname + search + hash
    : '/';
}

/**
 * The page where one signs in, or continues as somebody else, and comes back from to where one was.
 */
export function toSignInAddress(here: {
  readonly pathname: string;
  readonly search: string;
}): string {
  const back = toOwnAddress(here.pathname + here.search);
  return back === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(back)}`;
}
