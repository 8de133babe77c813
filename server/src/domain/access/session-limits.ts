/** How long somebody stays signed in. Both end a session, whichever comes first. */
export const sessionLimits = {
  /** Without a request. */
  idleMinutes: 30,
  /** Since signing in, however busy. */
  absoluteHours: 8,
  /**
   * Since its person showed the identity provider who they are: after that, some things ask for it
   * again.
   */
  freshMinutes: 15,
} as const;
