import { useLayoutEffect } from 'react';

/**
 * Applies CSS rules as long as the caller is shown: rules that no file could have, because their
 * text comes from the pack.
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
