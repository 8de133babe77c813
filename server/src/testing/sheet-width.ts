import './dom-matrix.js';

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect } from 'vitest';

/**
 * Checks that the browser did not shrink any sheet of a PDF, and that margins are empty. A browser
 * shrinks all sheets if one has content that is too wide.
 */
export async function expectWholeWidth(pdf: Buffer): Promise<void> {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const right = Math.max(
      ...items.map((item) =>
        'str' in item && item.str.trim() !== '' ? Number(item.transform[4]) + item.width : 0,
      ),
    );
    expect(right, `sheet ${number}`).toBeLessThan(Number(page.view[2]) - 50);
    // If the sheets were shrunk, the texts in the margin would be smaller too.
    const foot = items.find((item) => 'str' in item && item.str.startsWith('Signed off'));
    expect(foot && 'height' in foot ? foot.height : 0, `sheet ${number}`).toBeCloseTo(8.25, 1);
  }
  await document.destroy();
}
