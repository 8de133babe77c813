import type { Page } from '@playwright/test';

/** The quality of a picture: text stays sharp, and a help page stays small. */
const QUALITY = 0.75;

/** Converts a PNG picture to WebP in the browser, because screenshots cannot be taken as WebP. */
export async function toWebp(page: Page, png: Buffer): Promise<Buffer> {
  const written = await page.evaluate(
    async ({ source, quality }) => {
      const bytes = Uint8Array.from(atob(source), (letter) => letter.codePointAt(0) ?? 0);
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = document.createElement('canvas');
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
      return canvas.toDataURL('image/webp', quality).split(',')[1] ?? '';
    },
    { source: png.toString('base64'), quality: QUALITY },
  );
  return Buffer.from(written, 'base64');
}
