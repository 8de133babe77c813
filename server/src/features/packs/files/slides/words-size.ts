interface Lines {
  /** In inches. */
  readonly w: number;
  /** In points. */
  readonly size: number;
  /** How wide a letter is for its height: half, unless given. */
  readonly letter?: number;
}

/** Inches that words take downwards in a room so wide. */
export function heightOfWords(text: string, { w, size, letter = 0.5 }: Lines): number {
  return Math.max(1, Math.ceil((text.length * size * letter) / (w * 72))) * size * 0.0172;
}
