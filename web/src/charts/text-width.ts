/**
 * Width of a text at 13 px, estimated from its letters, erring on the wide side: nothing can be
 * measured before it is drawn.
 */
export function estimateWidth(text: string): number {
  return [...text].reduce((width, letter) => width + widthOf(letter), 0);
}

function widthOf(letter: string): number {
  if (/[%MWmw@]/.test(letter)) return 11.5;
  if (/[A-Z]/.test(letter)) return 8;
  return /[ .,:;'|iljt()[\]]/.test(letter) ? 4 : 7;
}
