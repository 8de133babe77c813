/** The questions whose answers rest on events. */
export const restOnEvents: readonly string[] = ['events', 'figures', 'kpi', 'page', 'scorecard'];
