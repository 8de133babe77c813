/** So many agencies have bars; their table has all of them. */
const mostBars = 12;

/** The first so many of some agencies, and whoever is chosen however far down it stands; with what to say of the rest. */
export function pickAgencies<Agency extends { readonly code: string }>(agencies: readonly Agency[], chosen: string | null) {
  const shown = agencies.filter(({ code }, index) => index < mostBars || code === chosen);
  const rest = agencies.length - shown.length;
  return { shown, note: rest === 0 ? [] : [`${rest} more ${rest === 1 ? 'agency is' : 'agencies are'} in the table.`] };
}
