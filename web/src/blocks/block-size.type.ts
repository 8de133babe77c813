/**
 * How much room a block takes: a strip of text over the whole width, a share of a line, a share of
 * a tall line, two thirds of a tall line, or the whole width.
 */
export type BlockSize = 'strip' | 'small' | 'high' | 'leading' | 'wide';
