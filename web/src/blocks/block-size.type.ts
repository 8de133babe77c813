/**
 * How much room a block takes: a strip of text over the whole width, a share of a line, a share of
 * a high line, two thirds of a high line, or the whole width.
 */
export type BlockSize = 'strip' | 'small' | 'high' | 'leading' | 'wide';
