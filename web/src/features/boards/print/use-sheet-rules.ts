import { useLayoutEffect } from 'react';

/**
 * Applies CSS rules while the caller is shown. They cannot be in a file, because their text comes
 * from the pack.
 */
export function useSheetRules(rules: string): void {
  useLayoutEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [rules]);
}
