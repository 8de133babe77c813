/** A figure's rating against its target, as the server names it. */
export type Status =
  | 'GREEN'
  | 'AMBER'
  | 'RED'
  | 'TOO_CLOSE'
  | 'NOT_RATED'
  | 'NO_TARGET'
  | 'NO_DATA';

/** Whether a figure has changed by more than the usual ups and downs, as the server names it. */
export type Variation =
  | 'IMPROVING'
  | 'WORSENING'
  | 'UNUSUALLY_HIGH'
  | 'UNUSUALLY_LOW'
  | 'NO_REAL_CHANGE'
  | 'TOO_CLOSE'
  | 'TOO_FEW_POINTS';
