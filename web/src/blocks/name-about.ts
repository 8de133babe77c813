/**
 * The topic of a block, without the note on how to read it: "Referrals by exploitation named" for
 * "...; one may name several". Used as the name of tables and files.
 */
export function nameAbout(about: string): string {
  return about.replace(/(?:; |\. ).*$/u, '');
}
