/**
 * How much room a block takes: a line of words over the whole width, a share of a line, a share of
 * a high one, two thirds of a high one, or the whole width.
 */
export type BlockSize = 'strip' | 'small' | 'high' | 'leading' | 'wide';
