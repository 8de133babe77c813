/** What to do if there was no response at all. */
export const unreachable = 'Stronghold cannot be reached. Check your connection, then try again.';

/** What to do about a response with nothing but an HTTP status. */
export function describeStatus(status: number): string {
  if (status === 429) return 'Too many requests at once. Wait a minute, then try again.';
  if (isUnreachable(status))
    return 'Stronghold is not responding; your connection is fine. Try again in a minute.';
  if (status >= 500)
    return 'Something went wrong in Stronghold; your connection is fine. Try again, and if it happens again tell your administrator.';
  return 'Stronghold did not accept that. Reload the page, then try again.';
}

/** Whether a proxy answers for a server that does not. */
export function isUnreachable(status: number): boolean {
  return status >= 502 && status <= 504;
}
