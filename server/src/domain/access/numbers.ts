import { figureNumbers } from './numbers/of-figures.js';
import { listNumbers } from './numbers/of-lists.js';
import { packNumbers } from './numbers/of-packs.js';
import { peopleNumbers } from './numbers/of-people.js';
import { recordNumbers } from './numbers/of-records.js';
import { returnNumbers } from './numbers/of-returns.js';
import { subscriptionNumbers } from './numbers/of-subscriptions.js';
import { logNumbers } from './numbers/of-the-log.js';
import { settingNumbers } from './numbers/of-what-is-set.js';
import type { Reasons } from './numbers/reasons.js';

/**
 * Every leaf of the schema's types, by type, except booleans and enums: one list for each subject.
 */
export const fieldNumbers: Readonly<Record<string, Reasons>> = {
  ...figureNumbers,
  ...returnNumbers,
  ...recordNumbers,
  ...logNumbers,
  ...settingNumbers,
  ...subscriptionNumbers,
  ...listNumbers,
  ...packNumbers,
  ...peopleNumbers,
};
