/** Text as one paragraph: inside another text, a second paragraph could read as somebody else's. */
export function toOneParagraph(words: string): string {
  return words.replaceAll(/\s*[\n\r\u0085\u2028\u2029]\s*/g, ' ');
}
