/** The questions whose answers rest on events. */
export const dependsOnEvents: readonly string[] = ['events', 'figures', 'kpi', 'page', 'scorecard'];
