interface Lines {
  /** The width of the text, in inches. */
  readonly w: number;
  /** The letter size, in points. */
  readonly size: number;
  /** The width of a letter relative to its height: half by default. */
  readonly letter?: number;
}

/** The height of text in a given width, in inches. */
export function heightOfWords(text: string, { w, size, letter = 0.5 }: Lines): number {
  return Math.max(1, Math.ceil((text.length * size * letter) / (w * 72))) * size * 0.0172;
}
