/**
 * Puts a text on the clipboard. Fails where the browser forbids it, which it also does on an
 * address that is not secure.
 */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
