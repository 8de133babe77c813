import { alertStates } from '#domain/alerts/alert.js';
import { codeEnum } from '#graphql/code-enum.js';

/** Declared here rather than with alerts, because saved questions can be filtered by it. */
export const AlertState = codeEnum(
  'AlertState',
  'The state of an alert for you, under your own rights.',
  alertStates,
);
