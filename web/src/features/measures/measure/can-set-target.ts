import type { ViewerAction } from '#graphql/operations.js';
import type { AgencyChoice } from '#lib/scope/choice.js';

interface TargetViewer {
  readonly actions: readonly ViewerAction[];
  /** The agencies that the viewer acts for. */
  readonly agencies: readonly { readonly id: string }[];
  readonly viewingAs: string | null;
}

/**
 * Whether a viewer can set the target of an agency, or of the partnership if the agency is null.
 */
export function canSetTarget(
  { actions, agencies, viewingAs }: TargetViewer,
  agency: AgencyChoice | null,
): boolean {
  if (viewingAs !== null) return false;
  const isOwn = agency?.of === 'AGENCY' && agencies.some(({ id }) => id === agency.code);
  return actions.includes('SET_PARTNERSHIP_TARGETS') || (isOwn && actions.includes('SET_TARGETS'));
}
