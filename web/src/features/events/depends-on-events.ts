/** The questions whose answers depend on events. */
export const dependsOnEvents: readonly string[] = ['events', 'figures', 'kpi', 'page', 'scorecard'];
