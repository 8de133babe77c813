/** How long a session lasts. It ends at whichever of the first two comes first. */
export const sessionLimits = {
  /** Without a request. */
  idleMinutes: 30,
  /** Since signing in, however active. */
  absoluteHours: 8,
  /**
   * Since the person last signed in at the identity provider. After that, some actions ask them to
   * sign in again.
   */
  freshMinutes: 15,
} as const;
