/** How long somebody stays signed in. Both end a session, whichever comes first. */
export const sessionLimits = {
  /** Without a request. */
  idleMinutes: 30,
  /** Since signing in, however busy. */
  absoluteHours: 8,
} as const;
