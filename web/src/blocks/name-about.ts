/**
 * What a block is about, without how it is read: "Referrals by exploitation named" of "...; one may
 * name several". It names tables and files.
 */
export function nameAbout(about: string): string {
  return about.replace(/(?:; |\. ).*$/u, '');
}
