/**
 * Quarters recorded in one way from which on there are signals, and from which on limits are no
 * longer on trial. As the server has them.
 */
export const minForSignals = 8;
export const minForLimits = 12;
