/**
 * Copies a text to the clipboard. Fails if the browser forbids it, as it does on an address without
 * HTTPS.
 */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
