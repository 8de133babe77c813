/** How people sign in. */
export type SignInMode =
  /** At an identity provider. Nothing is open to anybody else. */
  | 'PROVIDER'
  /**
   * A demonstration on this machine alone: anyone without a session is its administrator, and may
   * switch to a made-up post.
   */
  | 'CONTINUE_AS'
  /** This machine alone: anybody who reaches it is its administrator. */
  | 'THIS_MACHINE';
