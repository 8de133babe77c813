/** How people sign in. */
export type SignInMode =
  /** People sign in at an identity provider. Nothing is open to anybody else. */
  | 'PROVIDER'
  /**
   * A demonstration only on this machine: anyone without a session is its administrator, and may
   * switch to a made-up post.
   */
  | 'CONTINUE_AS'
  /** This machine only: anybody who reaches it is its administrator. */
  | 'THIS_MACHINE';
