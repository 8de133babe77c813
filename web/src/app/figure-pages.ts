import { matchPath } from 'react-router';

/** Pages of figures, which read their address against what there is. The Overview asks for both at once. */
const figurePages: readonly string[] = [
  '/reports',
  '/disruptions',
  '/safeguarding',
  '/resourcing',
  '/areas',
  '/areas/:code',
  '/measures/:key',
];

export function isFigurePage(pathname: string): boolean {
  return figurePages.some((pattern) => matchPath(pattern, pathname) !== null);
}
