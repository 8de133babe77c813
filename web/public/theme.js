// Runs before the first paint, so that a remembered theme never flashes. The rest of the theme is
// in src/lib/theme.ts.
try {
  const theme = localStorage.getItem('stronghold-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is off: the page follows the system's theme.
}
