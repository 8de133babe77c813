/** How long a session lasts. It ends at the earlier of the first two limits. */
export const sessionLimits = {
  /** Minutes without a request. */
  idleMinutes: 30,
  /** Hours since signing in, however often requests are made. */
  absoluteHours: 8,
  /**
   * Minutes since the person last signed in at the identity provider. After that, some actions ask
   * for a new sign-in.
   */
  freshMinutes: 15,
} as const;
