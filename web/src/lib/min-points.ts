/**
 * The number of quarters, all recorded in the same way, that signals need, and the number after
 * which limits are no longer trial limits. Both are the same as on the server.
 */
export const minForSignals = 8;
export const minForLimits = 12;
