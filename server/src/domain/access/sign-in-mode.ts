/** How people come in. */
export type SignInMode =
  /** By signing in at an identity provider. Nothing is open to anybody else. */
  | 'PROVIDER'
  /**
   * A demonstration on this machine alone: anyone who has no session is its administrator, and may
   * continue as a made-up post.
   */
  | 'CONTINUE_AS'
  /** This machine alone: the person who reaches it is its administrator. */
  | 'THIS_MACHINE';
