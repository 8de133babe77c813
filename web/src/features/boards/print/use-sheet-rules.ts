import { useLayoutEffect } from 'react';

/**
 * Puts rules in force as long as what asks is shown: those that no file could hold, since their
 * words are of what is shown.
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
